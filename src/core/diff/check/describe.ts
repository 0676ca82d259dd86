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

/** The format of a string that has one, for where another was promised. */
export function describeFormat(text: string): string {
  const format = formatsOf(text)[0]
  return format === undefined ? 'string' : `${format} string`
}
