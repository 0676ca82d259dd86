export interface MediaType {
  /** Type and subtype, lower case: `application/json`. */
  readonly essence: string
  /** Names in lower case; values as sent, without quotes. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Reads a `Content-Type` value; null where it is absent or is none. @see RFC 9110 §8.3.1 */
export function parseMediaType(value: string | null): MediaType | null {
  const [head = '', ...rest] = (value ?? '').split(';')
  const essence = head.trim().toLowerCase()
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(essence)) return null
  const parameters = new Map<string, string>()
  for (const part of rest) {
    const equals = part.indexOf('=')
    const name = part.slice(0, equals).trim().toLowerCase()
    if (equals > 0 && !parameters.has(name)) {
      parameters.set(
        name,
        part
          .slice(equals + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      )
    }
  }
  return { essence, parameters }
}

/** `application/json` of `Application/JSON; charset=utf-8`; `''` where there is none. */
export function essenceOf(value: string | null): string {
  return parseMediaType(value)?.essence ?? ''
}

export function isJsonType(essence: string): boolean {
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')
}

export function isHtmlType(essence: string): boolean {
  return essence === 'text/html' || essence === 'application/xhtml+xml'
}

export function isXmlType(essence: string): boolean {
  if (isHtmlType(essence)) return false
  return essence === 'application/xml' || essence === 'text/xml' || essence.endsWith('+xml')
}

/** Types other than `text/…` whose bodies are read as text. */
const texts: ReadonlySet<string> = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/json-seq',
  'application/yaml',
  'application/x-yaml',
  'application/toml',
  'application/javascript',
  'application/graphql',
  'application/sql',
  'application/csv',
  'application/xhtml+xml',
])

export function isTextType(essence: string): boolean {
  return (essence.startsWith('text/') && !isXmlType(essence)) || texts.has(essence)
}
