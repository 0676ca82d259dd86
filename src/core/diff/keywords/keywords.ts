import { tokenKey, type Place } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import type { Change, SchemaPair, Where } from '../change.ts'
import { carriesJson } from './carries-json.ts'
import { declares } from './declares.ts'
import { nodeOf } from './node.ts'
import type { DifferenceOf, PairDifference } from './pair-difference.ts'

/** The message, parameter or header whose schemas are compared. */
export interface Spot {
  readonly where: Where
  readonly direction: 'request' | 'response'
  readonly at: 'body' | 'parameter' | 'header'
  /** Where the schema itself stands: `''` for a body, `query:page`, `header:link`. */
  readonly place: Place
}

/** Where the changes go, and the memory of all pairs that were compared. */
export interface KeywordComparing {
  readonly changes: Change[]
  readonly differenceOf: DifferenceOf
}

/** One place of a message that differs, and the way to it. */
interface Step {
  readonly difference: PairDifference
  readonly place: Place
  readonly schemas: SchemaPair
  /** A value of a map, or inside of one. */
  readonly inMap: boolean
  readonly isTypeTold: boolean
  readonly above: Step | null
}

/** As many places of one message are told in full; then each pair of schemas is told once more at most. */
const MAX_PLACES = 2000

/**
 * Compares two schemas keyword by keyword, in lock-step, nearest places first. A pair of schemas is told at each
 * place that leads to it, except inside itself: so recursion ends. See `KeywordDetails` for the details.
 */
export function compareKeywords(
  spot: Spot,
  base: Schema,
  revision: Schema,
  { changes, differenceOf }: KeywordComparing,
): void {
  const { direction, where } = spot
  if (differenceOf.same(base, revision)) return
  const isText = !carriesJson(where.mediaType)
  const first = differenceOf.of(base, revision, { direction, at: spot.at, isText })
  const met = new Set([first])
  const whole: SchemaPair = { base, revision, outer: null }
  const queue: Step[] = [
    {
      difference: first,
      place: spot.place,
      schemas: whole,
      inMap: false,
      isTypeTold: false,
      above: null,
    },
  ]
  for (const step of queue) {
    const { difference, place, schemas, inMap } = step
    for (const { place: inside, details, ...told } of difference.told()) {
      if (step.isTypeTold && told.fact === 'type.changed') continue
      if (isUndeclared(told.fact) && isDeclaredAround(step, tokenKey(inside.slice(1)))) continue
      const known = inMap && isPresence(told.fact) ? { ...details, inMap } : details
      changes.push({
        direction,
        where,
        place: place + inside,
        ...told,
        details: known,
        schemas,
      })
    }
    for (const next of difference.inner()) {
      if (isInside(step, next.difference.pair)) continue
      if (queue.length >= MAX_PLACES && met.has(next.difference)) continue
      met.add(next.difference)
      const inner = { base: next.base, revision: next.revision, outer: schemas }
      queue.push({
        difference: next.difference,
        place: place + next.place,
        schemas: inner,
        inMap: inMap || next.isMapValue === true,
        isTypeTold: next.isTypeTold === true,
        above: step,
      })
    }
  }
}

function isPresence(fact: string): boolean {
  return fact === 'property.added' || fact === 'property.removed'
}

function isUndeclared(fact: string): boolean {
  return fact.startsWith('undeclaredProperty.')
}

/** Whether a schema that this one is a part of, for the same value, declares the property. */
function isDeclaredAround(step: Step, name: string): boolean {
  for (let at = step; at.above !== null; at = at.above) {
    const { place, schemas } = at.above
    if (at.place !== place && !at.place.startsWith(`${place}[`)) return false
    if (declares(nodeOf(schemas.base), nodeOf(schemas.revision), name)) return true
  }
  return false
}

function isInside(step: Step, pair: object): boolean {
  for (let at: Step | null = step; at !== null; at = at.above) {
    if (at.difference.pair === pair) return true
  }
  return false
}
