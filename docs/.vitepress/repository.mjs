import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('..', import.meta.url))
const repository = path.join(docs, '..')
const LISTING = 'index.html'
const linked = new Set()

/**
 * Links to files that are no pages, such as a script of this repository: the file must be there, and
 * the site carries it below /files, of a directory all of it. So the site needs nothing that is
 * elsewhere.
 */
export function repositoryLinks(md) {
  md.core.ruler.push('repository-links', (state) => {
    for (const token of state.tokens.flatMap((it) => it.children ?? [])) {
      if (token.type === 'link_open') {
        token.attrSet('href', target(token.attrGet('href'), state.env))
        if (token.attrGet('href').startsWith('/files/')) {
          token.attrSet('target', '_blank')
        }
      }
    }
  })
}

/** Copies what pages link to. */
export async function carryFiles(site) {
  for (const file of linked) {
    const copy = path.join(site, 'files', file)
    fs.mkdirSync(path.dirname(copy), { recursive: true })
    fs.cpSync(path.join(repository, file), copy, { recursive: true })
    if (fs.statSync(copy).isDirectory()) {
      fs.writeFileSync(path.join(copy, LISTING), listing(file, copy))
    }
  }
}

function listing(name, directory) {
  const files = fs.readdirSync(directory, { recursive: true }).sort()
  const shown = files.filter((file) => fs.statSync(path.join(directory, file)).isFile())
  const items = shown.map((file) => `<li><a href="${encodeURI(file)}">${file}</a></li>`).join('\n')
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><h1>${name}</h1><ul>\n${items}\n</ul>\n`
}

function target(href, { path: page }) {
  if (/^([a-z]+:|#|\/)/.test(href)) {
    return href
  }
  const [relative, anchor] = href.split('#')
  const file = path.resolve(path.dirname(page), decodeURIComponent(relative))
  if (file.startsWith(docs) && file.endsWith('.md')) {
    // a page, for VitePress to look for
    return href.replace(/(^|\/)README\.md/, '$1index.md')
  }
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (!file.startsWith(repository) || !found) {
    throw new Error(`${page} links to ${href}, which is no file of the repository.`)
  }
  const name = path.relative(repository, file)
  linked.add(name)
  return `/files/${name}${found.isDirectory() ? `/${LISTING}` : ''}${anchor ? `#${anchor}` : ''}`
}
