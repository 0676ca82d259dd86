import type { Headers } from './exchange.ts'

/** The first value of the field, or null. `name` in lower case. */
export function headerOf(headers: Headers, name: string): string | null {
  return headers.find(([key]) => key === name)?.[1] ?? null
}

/** All values of the field, one per field line. `name` in lower case. */
export function headersOf(headers: Headers, name: string): readonly string[] {
  return headers.filter(([key]) => key === name).map(([, value]) => value)
}

/** Names in lower case, values without the white space around them. */
export function lowerCaseHeaders(pairs: Iterable<readonly [string, string]>): Headers {
  return [...pairs].map(([name, value]) => [name.toLowerCase(), value.trim()])
}

/** The fields of `base`, but those that `over` names replaced by it. */
export function overrideHeaders(base: Headers, over: Headers): Headers {
  const names = new Set(over.map(([name]) => name))
  return [...base.filter(([name]) => !names.has(name)), ...over]
}
