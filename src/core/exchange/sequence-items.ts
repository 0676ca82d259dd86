import type { Json } from '../json/json.ts'
import { parseJson } from '../json/parse.ts'

const lines = new Set(['application/jsonl', 'application/ndjson', 'application/x-ndjson'])

/**
 * The items of a sequential body, or null where it is none or cannot be read whole. An event of a stream is an
 * object of its fields, as OpenAPI 3.2 takes it.
 *
 * @see RFC 7464 for JSON text sequences; WHATWG HTML §9.2 for server-sent events.
 */
export function sequenceItems(essence: string, text: string): readonly Json[] | null {
  if (lines.has(essence)) return parsed(text.split(/\r?\n/))
  if (essence === 'application/json-seq') return parsed(text.split('\u001E'))
  return essence === 'text/event-stream' ? events(text) : null
}

function parsed(texts: readonly string[]): readonly Json[] | null {
  const items: Json[] = []
  for (const text of texts) {
    if (text.trim() === '') continue
    const item = parseJson(text)
    if (!item.ok) return null
    items.push(item.value)
  }
  return items
}

function events(text: string): readonly Json[] {
  const blocks = text.replace(/^\uFEFF/, '').split(/(?:\r\n|\r|\n){2,}/)
  return blocks.flatMap(block => {
    const event = eventOf(block)
    return event === null ? [] : [event]
  })
}

function eventOf(block: string): Json | null {
  const fields = new Map<string, string>()
  for (const line of block.split(/\r\n|\r|\n/)) {
    const colon = line.indexOf(':')
    // A colon in front makes a comment.
    if (line === '' || colon === 0) continue
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    const before = name === 'data' ? fields.get(name) : undefined
    fields.set(name, before === undefined ? value : `${before}\n${value}`)
  }
  if (fields.size === 0) return null
  return Object.fromEntries(
    Array.from(fields, ([name, value]) => [
      name,
      name === 'retry' && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  )
}
