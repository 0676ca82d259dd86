import type { Place } from '../../json/place.ts'
import type { Origin, Schema } from '../../shape/schema/schema.ts'
import type { Change, Where } from '../change.ts'
import { compareAlternatives } from './alternatives.ts'
import { compareBounds } from './bounds.ts'
import { compareDiscriminator } from './discriminator.ts'
import type { KeywordDetails, Position } from './fact.ts'
import { nodeOf, type Node } from './node.ts'
import type { Comparison, Descending, Descent, Pair, Tell } from './pair.ts'
import { accessOf, compareProperties } from './properties.ts'
import type { SameSchema } from './same.ts'
import { compareSubschemas } from './subschemas.ts'
import { compareTypes } from './types.ts'
import { compareValues } from './values.ts'
import { alignForms } from './wrap.ts'

/** The message, parameter or header whose schemas are compared. */
export interface Spot {
  readonly where: Where
  readonly direction: 'request' | 'response'
  readonly at: 'body' | 'parameter' | 'header'
  /** Where the schema itself stands: `''` for a body, `query:page`, `header:link`. */
  readonly place: Place
}

/** Where the changes go, and the memory of what is the same. */
export interface KeywordComparing {
  readonly changes: Change[]
  readonly same: SameSchema
}

const comparisons: readonly Comparison[] = [
  compareTypes,
  compareBounds,
  compareValues,
  compareDiscriminator,
]
const descending: readonly Descending[] = [compareProperties, compareAlternatives, compareSubschemas]

/**
 * Compares two schemas keyword by keyword, in lock-step, nearest places first. Each pair of schemas is told
 * once for one message, at the first place that leads to it: so recursion ends and no document can blow up.
 * See `KeywordDetails` for the details of the changes.
 */
export function compareKeywords(
  spot: Spot,
  base: Schema,
  revision: Schema,
  { changes, same }: KeywordComparing,
): void {
  const visited = new Map<object, Set<object>>()
  const queue: Descent[] = [{ base, revision, place: spot.place }]
  for (const next of queue) {
    if (same(next.base, next.revision)) continue
    const pair = makePair(spot, next, next !== queue[0])
    if (wasVisited(visited, pair)) continue
    const tell = teller(spot, pair, changes)
    for (const compare of comparisons) compare(pair, tell)
    for (const compare of descending) {
      for (const descent of compare(pair, tell, same)) queue.push(descent)
    }
  }
}

function makePair(spot: Spot, { base, revision, place }: Descent, inside: boolean): Pair {
  const [before, after] = alignForms(nodeOf(base), nodeOf(revision))
  return {
    base: before,
    revision: after,
    place,
    inside,
    direction: spot.direction,
    at: positionOf(spot.at, inside),
    mediaType: spot.where.mediaType,
  }
}

function wasVisited(visited: Map<object, Set<object>>, pair: Pair): boolean {
  const seen = visited.get(pair.base.identity) ?? new Set()
  visited.set(pair.base.identity, seen)
  if (seen.has(pair.revision.identity)) return true
  seen.add(pair.revision.identity)
  return false
}

function teller(spot: Spot, pair: Pair, changes: Change[]): Tell {
  const origin = { base: originOf(pair.base), revision: originOf(pair.revision) }
  const own: KeywordDetails = {
    at: pair.at,
    access: pair.inside ? accessOf(pair.revision) : 'both',
  }
  return (fact, sides = {}, details = {}, place = pair.place) => {
    const at = details.at === 'property' ? positionOf(spot.at, true) : own.at
    changes.push({
      fact,
      direction: spot.direction,
      where: spot.where,
      place,
      ...sides,
      details: { ...own, ...details, at },
      origin,
    })
  }
}

function positionOf(at: Spot['at'], inside: boolean): Position {
  if (at === 'body') return inside ? 'property' : 'body'
  return inside ? `${at}Property` : at
}

function originOf(node: Node): Origin {
  return { file: node.schema.document.uri, pointer: node.schema.pointer }
}
