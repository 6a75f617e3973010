// Draws Grafana's dashboards of deploy/observability as pictures, from what a Prometheus has: each
// panel's own queries, in its place and unit, by uPlot, with which Grafana draws as well.
//
//   npm run dashboards -- http://127.0.0.1:9090 [minutes]     (10 of them; CHROMIUM names the browser)
//
// Leaves pictures/NAME.png, and says which panels have nothing to show.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const dashboards = path.join(here, '../deploy/observability/grafana/dashboards')
const uplot = path.join(here, 'node_modules/uplot/dist')
const STEP_SECONDS = 5
const RATE_INTERVAL = '1m'
const WIDTH = 1280
const ROW_HEIGHT = 30 // of Grafana's grid, which has 24 columns

const [prometheus, minutes = '10'] = process.argv.slice(2)
if (!/^https?:\/\//.test(prometheus ?? '') || !(Number(minutes) > 0)) {
  console.error('Say where Prometheus is, and how many minutes to draw: npm run dashboards -- http://127.0.0.1:9090 10')
  process.exit(2)
}
const end = Math.floor(Date.now() / 1000 / STEP_SECONDS) * STEP_SECONDS
const start = end - Number(minutes) * 60

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'hearth-dashboards-'))
try {
  fs.mkdirSync(path.join(here, 'pictures'), { recursive: true })
  for (const file of fs.readdirSync(dashboards).sort()) {
    const dashboard = JSON.parse(fs.readFileSync(path.join(dashboards, file), 'utf8'))
    const panels = await Promise.all(dashboard.panels.map(drawn))
    const picture = path.join(here, 'pictures', file.replace('.json', '.png'))
    shoot(page(dashboard.title, panels), height(panels), picture)
    const empty = panels.filter((it) => it.series.length === 0).map((it) => it.title)
    console.log(`${picture}${empty.length > 0 ? `; nothing to show: ${empty.join(', ')}` : ''}`)
  }
} finally {
  fs.rmSync(work, { recursive: true })
}

/** A panel with its series: each a name and a value, or null, for each step. */
async function drawn({ title, gridPos, fieldConfig, targets }) {
  const answers = await Promise.all(targets.map(asked))
  return { title, gridPos, unit: fieldConfig.defaults.unit, series: answers.flat() }
}

async function asked({ expr, legendFormat }) {
  const query = expr.replaceAll('$__rate_interval', RATE_INTERVAL)
  const asks = new URLSearchParams({ query, start, end, step: STEP_SECONDS })
  const response = await fetch(`${prometheus}/api/v1/query_range?${asks}`)
  const answer = await response.json()
  if (answer.status !== 'success') {
    throw new Error(`Prometheus answers ${response.status} to ${query}: ${answer.error}`)
  }
  return answer.data.result.map(({ metric, values }) => {
    const at = new Map(values.map(([time, value]) => [time, Number(value)]))
    const name = legendFormat.replaceAll(/{{(\w+)}}/g, (_, label) => metric[label] ?? '')
    return { name, values: times().map((time) => (Number.isFinite(at.get(time)) ? at.get(time) : null)) }
  })
}

function times() {
  return Array.from({ length: (end - start) / STEP_SECONDS + 1 }, (_, step) => start + step * STEP_SECONDS)
}

function height(panels) {
  return 44 + ROW_HEIGHT * Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h))
}

function page(title, panels) {
  return `<!doctype html><meta charset="utf-8">
<style>${fs.readFileSync(path.join(uplot, 'uPlot.min.css'), 'utf8')}
body { margin: 0 6px; background: #f4f5f5; font: 12px sans-serif; color: #24292e }
h1 { font-size: 17px; font-weight: 500; margin: 0; line-height: 40px }
main { display: grid; grid-template-columns: repeat(24, 1fr); grid-auto-rows: ${ROW_HEIGHT}px }
section { background: white; border: 1px solid #dfe0e1; border-radius: 2px; margin: 3px; padding: 4px 8px; overflow: hidden }
h2 { font-size: 13px; font-weight: 500; margin: 0 0 4px }
.legend { display: flex; flex-wrap: wrap; gap: 0 10px; font-size: 10px; line-height: 14px; max-height: 42px; overflow: hidden }
.legend span::before { content: ''; display: inline-block; width: 10px; height: 3px; margin: 0 4px 3px 0; background: var(--color) }
.empty { text-align: center; padding-top: 70px; color: #8e8e8e }
</style><h1>${title}</h1><main></main>
<script>${fs.readFileSync(path.join(uplot, 'uPlot.iife.min.js'), 'utf8')}</script>
<script>(${draw})(${JSON.stringify({ times: times(), panels }).replaceAll('<', '\\u003c')})</script>`
}

/** Runs in the browser. */
function draw({ times, panels }) {
  const colors = ['#56a64b', '#f2cc0c', '#3274d9', '#ff780a', '#e02f44', '#8f3bb8', '#37872d', '#5794f2', '#fa6400', '#ca95e5']
  const short = (value, suffixes, base) => {
    const power = Math.max(0, Math.min(suffixes.length - 1, Math.floor(Math.log(Math.abs(value) || 1) / Math.log(base))))
    return `${Number((value / base ** power).toPrecision(3))}${suffixes[power]}`
  }
  const told = {
    none: (value) => short(value, ['', ' K', ' Mil'], 1000),
    cps: (value) => `${short(value, ['', 'K', 'M'], 1000)} c/s`,
    reqps: (value) => `${short(value, ['', 'K', 'M'], 1000)} req/s`,
    s: (value) => (value === 0 || Math.abs(value) >= 1 ? `${Number(value.toPrecision(3))} s` : `${Number((value * 1000).toPrecision(3))} ms`),
    bytes: (value) => short(value, [' B', ' KiB', ' MiB', ' GiB'], 1024),
    percentunit: (value) => `${Number((value * 100).toPrecision(3))}%`
  }
  for (const { title, gridPos, unit, series } of panels) {
    const section = document.createElement('section')
    section.style.gridArea = `${gridPos.y + 1} / ${gridPos.x + 1} / span ${gridPos.h} / span ${gridPos.w}`
    section.appendChild(document.createElement('h2')).textContent = title
    document.querySelector('main').append(section)
    if (series.length === 0) {
      const empty = section.appendChild(document.createElement('div'))
      empty.className = 'empty'
      empty.textContent = 'No data'
      continue
    }
    const legend = document.createElement('div')
    legend.className = 'legend'
    series.forEach(({ name }, index) => {
      const entry = legend.appendChild(document.createElement('span'))
      entry.textContent = name
      entry.style.setProperty('--color', colors[index % colors.length])
    })
    const plot = section.appendChild(document.createElement('div'))
    section.append(legend)
    new uPlot(
      {
        width: section.clientWidth - 16,
        height: section.clientHeight - 32 - legend.offsetHeight,
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (_, least, most) => [Math.min(0, least), most > 0 ? most * 1.05 : 1] } },
        axes: [
          { stroke: '#555', grid: { stroke: '#eee', width: 1 }, font: '10px sans-serif', size: 28, values: (_, splits) => splits.map((it) => new Date(it * 1000).toISOString().slice(11, 16)), incrs: [60, 120, 300, 600, 1800, 3600] },
          { stroke: '#555', grid: { stroke: '#eee', width: 1 }, font: '10px sans-serif', size: 62, values: (_, splits) => splits.map(told[unit]) }
        ],
        series: [{}, ...series.map((_, index) => ({ stroke: colors[index % colors.length], width: 1.2, points: { show: false } }))]
      },
      [times, ...series.map(({ values }) => values)],
      plot
    )
  }
}

function shoot(html, pixels, picture) {
  const file = path.join(work, 'dashboard.html')
  fs.writeFileSync(file, html)
  const options = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=5000']
  options.push(`--user-data-dir=${work}/browser`, `--window-size=${WIDTH},${pixels}`, `--screenshot=${picture}`)
  execFileSync(process.env.CHROMIUM ?? 'chromium', [...options, `file://${file}`], { stdio: ['ignore', 'ignore', 'ignore'] })
}
