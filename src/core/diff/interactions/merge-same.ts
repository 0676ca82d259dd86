import { isArray, type Json } from '../../json/json.ts'
import type { Change } from '../change.ts'

/** What several interactions and consumers find alike is told once, with all consumers, by the first that found it. */
export function mergeSame(changes: readonly Change[]): readonly Change[] {
  const groups = Map.groupBy(changes, ({ fact, direction, where, place, base, revision }) =>
    JSON.stringify([fact, direction, where, place, base ?? null, revision ?? null]),
  )
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? []
    const readers = [first, ...others].flatMap(({ details }) => readersIn(details?.['readers']))
    const pending = [first, ...others].every(({ details }) => details?.['pending'] === true)
    const details = { ...first.details, readers: [...new Set(readers)].sort(), pending }
    return { ...first, details: { ...details, others: others.length } }
  })
}

function readersIn(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter(reader => typeof reader === 'string') : []
}
