import type { Multimap, PactRequest } from '../../contract/pact/pact.ts'
import type { Headers } from '../../exchange/exchange.ts'
import type { WirePairs } from '../check/exchange/wire-text.ts'

/** The fields of a Pact as an exchange has them. */
export function headersIn(headers: Multimap): Headers {
  return [...headers].flatMap(([name, values]) =>
    values.map((value): readonly [string, string] => [name.toLowerCase(), value.trim()]),
  )
}

/** All lines of a field as one, or null. `name` in lower case. */
export function fieldIn(headers: Headers, name: string): string | null {
  const lines = headers.filter(([key]) => key === name).map(([, value]) => value)
  return lines.length === 0 ? null : lines.join(', ')
}

/** The query as a Pact has it, which is decoded. */
export function queryIn({ query }: PactRequest): WirePairs {
  return { escaping: 'plain', values: query }
}
