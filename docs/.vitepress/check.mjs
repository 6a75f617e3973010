import fs from 'node:fs'
import path from 'node:path'

const ELSEWHERE = /^([a-z]+:)?\/\//i
const LOADED = /<(?:script|img|iframe|source|link)\b[^>]*?\s(?:src|href)="([^"]*)"/g
const LINKED = /<a\b[^>]*?\shref="([^"]*)"/g
const ANCHOR = /\sid="([^"]*)"/g
const STYLE = /(?:url\(|@import )\s*["']?((?:[a-z]+:)?\/\/[^"')]*)/gi

/** Fails when a page of the built site links to what is not in it, or loads something from elsewhere. */
export async function checkSite(site) {
  const pages = new Map(files(site, '.html').map((file) => [file, read(site, file)]))
  const anchors = new Map([...pages].map(([file, html]) => [file, new Set(all(html, ANCHOR))]))
  const problems = []
  for (const [file, html] of pages) {
    for (const address of all(html, LOADED).filter((it) => ELSEWHERE.test(it))) {
      problems.push(`${file} loads ${address}`)
    }
    for (const address of all(html, LINKED).filter((it) => !/^[a-z]+:/i.test(it))) {
      const url = new URL(address, `http://site/${file}`)
      const name = decodeURIComponent(url.pathname).slice(1).replace(/(^|\/)$/, '$1index.html')
      if (!fs.existsSync(path.join(site, name))) {
        problems.push(`${file} links to ${address}, which is not there`)
      } else if (url.hash && anchors.has(name) && !anchors.get(name).has(decodeURIComponent(url.hash.slice(1)))) {
        problems.push(`${file} links to ${address}, and that page has no such heading`)
      }
    }
  }
  for (const file of files(site, '.css')) {
    problems.push(...all(read(site, file), STYLE).map((address) => `${file} loads ${address}`))
  }
  if (problems.length > 0) {
    throw new Error(['The site is not whole:', ...new Set(problems)].join('\n  '))
  }
}

function files(site, ending) {
  return fs.readdirSync(site, { recursive: true }).filter((file) => file.endsWith(ending) && !file.startsWith('files'))
}

function read(site, file) {
  return fs.readFileSync(path.join(site, file), 'utf8')
}

function all(text, pattern) {
  return [...text.matchAll(pattern)].map((found) => found[1].replaceAll('&amp;', '&'))
}
