import fs from 'node:fs'

const MARK = '<!-- every channel of asyncapi.json -->'
const document = new URL('../asyncapi.json', import.meta.url)

/** Puts the AsyncAPI document into the page that has the mark: topics, their events, and each payload. */
export function events(md) {
  md.core.ruler.before('normalize', 'events', (state) => {
    if (state.src.includes(MARK)) {
      state.src = state.src.replace(MARK, () => written(JSON.parse(fs.readFileSync(document, 'utf8'))))
    }
  })
}

function written(api) {
  return Object.entries(api.channels)
    .map(([key, channel]) => topic(api, key, channel))
    .join('\n\n')
}

function topic(api, key, channel) {
  const operations = Object.values(api.operations).filter((it) => it.channel.$ref === `#/channels/${key}`)
  // the document is Hearth's: what Hearth sends, others receive
  const uses = operations.map((it) => (it.action === 'send' ? 'Hearth writes it, you may read it.' : 'Hearth reads it, provisioners write it.'))
  const messages = Object.values(channel.messages).map((it) => api.components.messages[it.$ref.split('/').pop()])
  return [
    `## ${channel.address}`,
    uses.join(' '),
    ...messages.map(message)
  ].join('\n\n')
}

function message({ name, payload }) {
  return [`### ${name}`, '', '| field | type | |', '|---|---|---|', ...fields(payload, '')].join('\n')
}

function fields(schema, before) {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    `| \`${before}${name}\` | ${type(field)} | ${required.has(name) ? '' : 'may be missing'} |`,
    ...fields(field, `${before}${name}.`),
    ...fields(field.items ?? {}, `${before}${name}[].`)
  ])
}

function type(field) {
  if (field.enum) {
    return field.enum.map((value) => `\`${value}\``).join(', ')
  }
  const list = field.items ? ` of ${type(field.items)}` : ''
  const form = field.format ?? field.contentEncoding
  return [field.type ?? 'any'].flat().join(' or ') + list + (form ? ` (${form})` : '')
}
