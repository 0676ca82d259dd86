import type { Json } from '../../json/json.ts'
import { kindOf } from '../../shape/kind.ts'
import { formatsOf } from '../../text/formats.ts'
import { kindsIn } from './kind-mask.ts'
import type { Literals } from './node.ts'

const MAX_LITERALS = 12

/** Kinds in words: `string | null`. Whoever admits numbers admits integers, so that these are not listed twice. */
export function describeKinds(mask: number): string {
  const kinds = kindsIn(mask)
  const implied = kinds.includes('number') ? 'integer' : undefined
  const stated = kinds.filter(kind => kind !== 'null' && kind !== implied)
  const shown = kinds.includes('null') ? [...stated, 'null'] : stated
  return shown.length === 0 ? 'nothing' : shown.join(' | ')
}

export function describeLiterals({ texts }: Literals): string {
  const shown = [...texts].slice(0, MAX_LITERALS).join(', ')
  return texts.size > MAX_LITERALS ? `${shown}, … (${texts.size} values)` : `one of ${shown}`
}

/** The kind of a value, or the format of a string that has one: the same words for all values that fail alike. */
export function describeValue(value: Json): string {
  if (typeof value !== 'string') return kindOf(value)
  const format = formatsOf(value)[0]
  return format === undefined ? 'string' : `${format} string`
}
