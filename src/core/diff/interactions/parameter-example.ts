import type { Parameter } from '../../contract/contract.ts'
import type { Json } from '../../json/json.ts'
import { allowedOf } from '../../shape/allowed/lower.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { coerce } from '../check/exchange/coerce.ts'
import { parameterValue, type Carriers } from '../check/exchange/parameter-value.ts'
import type { Violation } from '../check/violation.ts'
import { sent } from './twin-mode.ts'
import { checkExample } from './twin.ts'

/** What a Pact writes for one parameter or header. */
export interface ParameterExample {
  readonly violations: readonly Violation[]
  /** The names on the wire that belong to it. */
  readonly names: readonly string[]
}

/**
 * The parameter of an example, or null where it has none. People write lists in Pacts in more ways than the style of the
 * parameter has, since the mock of the consumer takes them all: one reading that fits is enough.
 *
 * @param texts as they stand in the Pact, decoded.
 */
export function parameterExample(
  parameter: Parameter,
  texts: readonly string[],
  carriers: Carriers,
  isFree: (name: string) => boolean,
): ParameterExample | null {
  const carried = parameterValue(parameter, carriers, 'request', isFree)
  const inBrackets = parameter.in === 'query' ? bracketed(parameter.name, carriers) : null
  if (carried === null && texts.length === 0 && inBrackets === null) return null
  const names = [parameter.name, ...(carried?.names ?? [])]
  const fits = { violations: [], names }
  const schema = parameter.schema ?? parameter.content[0]?.schema ?? null
  if (schema === null || (carried?.isEmpty === true && parameter.allowEmptyValue === true)) {
    return fits
  }
  const readings = [
    ...(carried?.value === undefined ? [] : [carried.value]),
    ...(parameter.schema === null ? [] : looseReadings(parameter, texts, schema, carriers)),
    ...(carried === null && inBrackets !== null ? [inBrackets] : []),
  ]
  // What can be read in no way is told as what it is: several texts.
  const judged = (readings.length === 0 ? [texts] : readings).map(value =>
    checkExample(value, schema, sent),
  )
  if (judged.some(violations => violations.length === 0)) return fits
  return { violations: judged[0] ?? [], names }
}

/** The texts as one text, and as a list by whatever parts it. */
function looseReadings(
  { name, in: place }: Parameter,
  texts: readonly string[],
  schema: Schema,
  { queryText }: Carriers,
): readonly Json[] {
  if (texts.length === 0) return []
  const lazy = allowedOf([[schema]], 'request')
  const bare = place === 'path' ? texts.map(text => withoutOperator(text, name)) : texts
  const by = place === 'path' ? /[,.;]/ : ','
  const { kinds } = lazy()
  const lists = kinds.has('array') ? [bare.flatMap(text => text.split(by))] : []
  // A name that is written twice has two values; a list of values may be one that was written with commas.
  const isTwice = place === 'query' && queryText !== '' && bare.length > 1
  const whole = isTwice ? [] : [bare.join(',')]
  return [...lists, ...whole].map(value => coerce(value, lazy))
}

/** `1;2` of `;id=1;2` and of `;1;2`. */
function withoutOperator(text: string, name: string): string {
  const bare = text.replace(/^[.;]/, '')
  return bare.startsWith(`${name}=`) ? bare.slice(name.length + 1) : bare
}

/** `p[a]=1` where no object is asked for: it is there, and is one all the same. */
function bracketed(name: string, { query }: Carriers): Json | null {
  const own = [...query.values].filter(([key]) => key.startsWith(`${name}[`))
  if (own.length === 0) return null
  return Object.fromEntries(own.map(([key, texts]) => [key.slice(name.length), texts.join(',')]))
}
