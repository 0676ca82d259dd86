import type { PlaceRow } from '../../shape/tally/place-row.ts'

const ORDER = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'] as const

/** The kinds of a place for people: `object | null`. Integers among other numbers are numbers. */
export function kindsText({ kinds }: PlaceRow): string {
  const isNumber = (kinds.number ?? 0) > 0
  const names = ORDER.filter(kind => (kinds[kind] ?? 0) > 0 && !(kind === 'integer' && isNumber))
  return names.length === 0 ? 'absent' : names.join(' | ')
}
