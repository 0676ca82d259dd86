import type { Headers } from '../../core/exchange/exchange.ts'
import { lowerCaseHeaders } from '../../core/exchange/headers.ts'

/** Header fields in any of the forms that undici takes or gives, as our own. Never throws. */
export function headersFrom(source: unknown): Headers {
  if (typeof source !== 'object' || source === null) return []
  if (Array.isArray(source)) return lowerCaseHeaders(pairsOfList(source))
  if (Symbol.iterator in source) {
    // What can be read only once belongs to the caller.
    const iterator: unknown = (source as Iterable<unknown>)[Symbol.iterator]()
    return iterator === source
      ? []
      : lowerCaseHeaders(pairsOfList([...(source as Iterable<unknown>)]))
  }
  return lowerCaseHeaders(Object.entries(source).flatMap(([name, value]) => fields(name, value)))
}

/** `[name, value, name, value]` or `[[name, value], …]`. */
function pairsOfList(list: readonly unknown[]): [string, string][] {
  if (list.every(Array.isArray)) return list.flatMap(([name, value]) => fields(textOf(name), value))
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < list.length; i += 2) pairs.push(...fields(textOf(list[i]), list[i + 1]))
  return pairs
}

function fields(name: string, value: unknown): [string, string][] {
  // HTTP/2 tells status and path as fields of its own.
  if (name.startsWith(':') || value === undefined || value === null) return []
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.map(item => [name, textOf(item)])
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
}
