import type { PlaceRow, Span } from '../tally/place-row.ts'
import { MAX_VALUES } from '../tally/values.ts'

/**
 * Adds what two rows counted at one place. Exact but for `distinct`: without the values nobody knows which
 * are the same, so it is the most that there can be.
 */
export function mergeRows(a: PlaceRow, b: PlaceRow): PlaceRow {
  const length = hull(a.length, b.length)
  const items = hull(a.items, b.items)
  const magnitude = hull(a.magnitude, b.magnitude)
  const literals =
    a.literals || b.literals ? addCounts(a.literals ?? {}, b.literals ?? {}) : undefined
  const distinct = addDistinct(a, b)
  return {
    place: a.place,
    of: a.of + b.of,
    seen: a.seen + b.seen,
    kinds: addCounts(a.kinds, b.kinds),
    formats: addCounts(a.formats, b.formats),
    ...(length && { length }),
    ...(items && { items }),
    ...(magnitude && { magnitude }),
    ...(distinct !== undefined && { distinct }),
    ...(literals && { literals }),
  }
}

/** Scalars of a row: what has a value to tell. */
export function scalarCount({ kinds }: PlaceRow): number {
  return (kinds.boolean ?? 0) + (kinds.integer ?? 0) + (kinds.number ?? 0) + (kinds.string ?? 0)
}

/** Whether every value at the place is told by its literals. */
export function tellsAll(row: PlaceRow): boolean {
  const told = Object.values(row.literals ?? {}).reduce((sum, count) => sum + count, 0)
  return told > 0 && told === scalarCount(row)
}

function addDistinct(a: PlaceRow, b: PlaceRow): number | 'many' | undefined {
  if (a.distinct === undefined || b.distinct === undefined) return a.distinct ?? b.distinct
  if (a.distinct === 'many' || b.distinct === 'many') return 'many'
  const same =
    tellsAll(a) && tellsAll(b)
      ? Object.keys(addCounts(a.literals ?? {}, b.literals ?? {})).length
      : null
  const most = same ?? a.distinct + b.distinct
  return most > MAX_VALUES ? 'many' : most
}

type Counts = Readonly<Record<string, number>>

/** By definition, not assignment: a literal can be `__proto__`. */
function addCounts<T extends Partial<Counts>>(a: T, b: T): T {
  const sum = new Map(Object.entries(a as Counts))
  for (const [name, count] of Object.entries(b as Counts))
    sum.set(name, (sum.get(name) ?? 0) + count)
  return Object.fromEntries(sum) as T
}

function hull(a: Span | undefined, b: Span | undefined): Span | undefined {
  if (!a || !b) return a ?? b
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}
