import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('..', import.meta.url))

/** The pages in the order in which they are to be read; a page that is left out fails the build. */
export function sidebar() {
  const groups = [
    group('Start', ['getting-started', 'concepts']),
    group('For owners', ['servers', 'trustees', 'rotation', 'secrets', 'metrics-and-alarms']),
    group('For operators', ['containers', 'kubernetes', 'tls', 'upgrading', 'doctor', 'directories', 'clouds', 'metrics'], [
      directory('Runbooks', 'runbooks')
    ]),
    group('For automation', ['automation', 'webhooks', 'custom-resources', 'events']),
    group('Reference', ['configuration', 'api', 'resource-types', 'compatibility', 'limits', 'policy']),
    group('Trust', ['security', 'performance'], [directory('Decisions', 'adr')])
  ]
  const listed = new Set(groups.flatMap((it) => it.items.map((item) => item.link)))
  const missing = files('.')
    .map((name) => `/${name}`)
    .filter((link) => link !== '/index' && !listed.has(link))
  if (missing.length > 0) {
    throw new Error(`The sidebar leaves out ${missing.join(', ')}.`)
  }
  return groups
}

function group(text, pages, more = []) {
  return { text, items: [...pages.map((page) => entry(page, `/${page}`)), ...more] }
}

function directory(text, name) {
  const items = files(name)
    .filter((page) => page !== 'README')
    .map((page) => entry(`${name}/${page}`, `/${name}/${page}`))
  return { text, link: `/${name}/`, collapsed: true, items }
}

function files(name) {
  return fs
    .readdirSync(path.join(docs, name))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length))
    .sort()
}

function entry(page, link) {
  const heading = fs.readFileSync(path.join(docs, `${page}.md`), 'utf8').match(/^# (.+)$/m)
  return { text: heading[1], link }
}
