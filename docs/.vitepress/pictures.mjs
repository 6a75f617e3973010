import { instance } from '@viz-js/viz'

const graphviz = await instance()
const look = {
  graphAttributes: { bgcolor: 'transparent', fontname: 'Helvetica', fontsize: 12, nodesep: 0.35, ranksep: 0.45 },
  nodeAttributes: { shape: 'box', style: 'rounded', margin: '0.2,0.08', fontname: 'Helvetica', fontsize: 12 },
  edgeAttributes: { fontname: 'Helvetica', fontsize: 10 }
}

/** Blocks of Graphviz's language become pictures when the site is built. */
export function pictures(md) {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    return token.info.trim() === 'dot' ? picture(token.content) : fence(tokens, index, ...rest)
  }
}

function picture(graph) {
  // Graphviz knows no currentColor, which is light where the page is dark
  const svg = graphviz.renderString(graph, { format: 'svg_inline', ...look }).replaceAll('#000000', 'currentColor')
  return `<div class="picture" v-pre>${svg}</div>`
}
