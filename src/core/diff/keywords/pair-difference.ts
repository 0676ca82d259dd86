import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Origin, Schema } from '../../shape/schema/schema.ts'
import { impliedSides } from '../implied-sides.ts'
import { compareAlternatives } from './alternatives.ts'
import { compareBounds } from './bounds.ts'
import { compareDiscriminator } from './discriminator.ts'
import type { KeywordDetails, KeywordFact, Position } from './fact.ts'
import { nodeOf, type Node } from './node.ts'
import type { Comparison, Descending, Descent, Pair, Tell } from './pair.ts'
import { accessOf, compareProperties } from './properties.ts'
import { schemaComparison, type SameSchema } from './same.ts'
import { compareSubschemas } from './subschemas.ts'
import { compareTypes } from './types.ts'
import { compareValues } from './values.ts'
import { alignForms } from './wrap.ts'

/** One fact about a pair; its place starts at the pair. */
interface Told {
  readonly fact: KeywordFact
  readonly place: Place
  readonly base?: Json
  readonly revision?: Json
  readonly details: Readonly<Record<string, Json>>
  readonly origin: { readonly base: Origin; readonly revision: Origin }
}

/** What differs in one pair of schemas, found when first asked for. The same object wherever the pair is used. */
export interface PairDifference {
  /** The same object for every use of the pair. */
  readonly pair: object
  readonly told: () => readonly Told[]
  /** The pairs inside that differ, and where they stand in this one. */
  readonly inner: () => readonly (Descent & { readonly difference: PairDifference })[]
}

/** For what the pair is used: it decides what to tell. */
export type Use = Pick<Pair, 'direction' | 'at' | 'isText'>
/** The comparison of pairs: whether two schemas differ at all, and in what. */
export interface DifferenceOf {
  readonly same: SameSchema
  readonly of: (base: Schema, revision: Schema, use: Use) => PairDifference
}

const comparisons: readonly Comparison[] = [
  compareTypes,
  compareBounds,
  compareValues,
  compareDiscriminator,
]
const descending: readonly Descending[] = [
  compareProperties,
  compareAlternatives,
  compareSubschemas,
]

/** Compares pairs, each once however many messages use it; good for one pair of documents. */
export function pairComparison(): DifferenceOf {
  const same = schemaComparison()
  const known = new Map<object, Map<object, Map<string, PairDifference>>>()

  function differenceOf(base: Schema, revision: Schema, use: Use): PairDifference {
    const [before, after] = alignForms(nodeOf(base), nodeOf(revision))
    const row = known.get(before.identity) ?? new Map<object, Map<string, PairDifference>>()
    known.set(before.identity, row)
    const byUse = row.get(after.identity) ?? new Map<string, PairDifference>()
    row.set(after.identity, byUse)
    const name = `${use.direction} ${use.at} ${use.isText}`
    const difference =
      byUse.get(name) ?? makeDifference(byUse, { base: before, revision: after, ...use })
    byUse.set(name, difference)
    return difference
  }

  function makeDifference(identity: object, pair: Pair): PairDifference {
    const compared = once(() => compare(pair, same))
    const use = { direction: pair.direction, at: insideOf(pair.at), isText: pair.isText }
    const inner = once(() =>
      compared()
        .descents.filter(({ base, revision }) => !same(base, revision))
        .map(descent => ({
          ...descent,
          difference: differenceOf(descent.base, descent.revision, use),
        })),
    )
    return { pair: identity, told: () => compared().told, inner }
  }

  return { same, of: differenceOf }
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: compute() }).value
}

function compare(
  pair: Pair,
  same: SameSchema,
): { readonly told: readonly Told[]; readonly descents: readonly Descent[] } {
  const told: Told[] = []
  const tell = teller(pair, told)
  for (const family of comparisons) family(pair, tell)
  return { told, descents: descending.flatMap(family => family(pair, tell, same)) }
}

function teller(pair: Pair, told: Told[]): Tell {
  const origin = { base: originOf(pair.base), revision: originOf(pair.revision) }
  const access = isRoot(pair.at) ? 'both' : accessOf(pair.revision)
  return (fact, sides = {}, details = {}, place = '') => {
    const at = details.at === 'property' ? insideOf(pair.at) : pair.at
    const isStated = sides.base !== undefined || sides.revision !== undefined
    const both = isStated ? sides : impliedSides(fact)
    told.push({ fact, place, ...both, details: { access, ...details, at }, origin })
  }
}

function insideOf(at: Position): KeywordDetails['at'] {
  if (at === 'parameter') return 'parameterProperty'
  if (at === 'header') return 'headerProperty'
  return at === 'body' ? 'property' : at
}

function isRoot(at: Position): boolean {
  return at !== insideOf(at)
}

function originOf(node: Node): Origin {
  return { file: node.schema.document.uri, pointer: node.schema.pointer }
}
