import type { Direction } from '../shape/allowed/allowed.ts'
import { keywordsOf } from '../shape/schema/keywords.ts'
import { schemaMemo } from '../shape/schema/memo.ts'
import type { NormalKeywords } from '../shape/schema/normal-keywords.ts'
import { resolveReference } from '../shape/schema/reference.ts'
import type { Schema } from '../shape/schema/schema.ts'
import type { Change, SchemaPair } from './change.ts'
import { formatTest } from './check/format.ts'
import { isProvenWithin } from './subsume/subsume.ts'

/**
 * Why a change breaks nobody: base and revision admit the same values around it (`same`), or what breaks
 * somebody is not in it (`within`): a request that conformed still does, an answer still conforms.
 */
export type Harmlessness = 'same' | 'within'

/** More alternatives would have to be told apart pair by pair. */
const MAX_ALTERNATIVES = 8
/** Pairs of schemas to compare for one proof, and questions for all changes of one comparison. */
const MAX_PAIRS = 150
const MAX_QUESTIONS = 5000

/**
 * Finds, for changes that come from keywords, the smallest pair of schemas around them that proves them
 * harmless. Each pair is asked about once; good for the changes of one comparison.
 */
export function harmlessness(): (change: Change) => Harmlessness | null {
  const known = { request: schemaMemo<Answers>(), response: schemaMemo<Answers>() }
  let questions = 0

  function isWithin(outer: Schema, inner: Schema, direction: Direction): boolean {
    if (typeof outer.value === 'boolean' || typeof inner.value === 'boolean') {
      return outer.value === true || inner.value === false
    }
    const row = known[direction].get(outer) ?? known[direction].set(outer, schemaMemo<boolean>())
    const answer = row.get(inner)
    if (answer !== undefined) return answer
    const proven =
      !states(outer, isLong) &&
      !states(inner, isLong) &&
      ++questions <= MAX_QUESTIONS &&
      isProvenWithin(outer, inner, direction, MAX_PAIRS)
    return row.set(inner, proven)
  }

  return change => {
    const { direction, schemas } = change
    if (schemas === undefined || direction === 'none' || !isOfValues(change)) return null
    const onlySame = change.fact === 'property.removed'
    if (change.fact.startsWith('property.') && !isMemberOfMore(schemas)) return null
    for (const pair of around(schemas)) {
      const { base, revision } = pair
      const [outer, inner] = direction === 'request' ? [revision, base] : [base, revision]
      if (!isWithin(outer, inner, direction)) continue
      if (isWithin(inner, outer, direction)) return 'same'
      if (!onlySame) return 'within'
    }
    return null
  }
}

/** The pair, and those around it as long as something there applies several schemas to one value. */
function* around(pair: SchemaPair): Iterable<SchemaPair> {
  yield pair
  for (let { outer } = pair; outer !== null && isEntangled(outer, forValues); { outer } = outer) {
    yield outer
  }
}

type Keyword = keyof NormalKeywords
const forValues: readonly Keyword[] = ['allOf', 'anyOf', 'oneOf', 'not', 'if']
/** Without any of these a property is only what is said of it by name. */
const forMembers: readonly Keyword[] = [
  ...forValues,
  ...(['patternProperties', 'additionalProperties', 'propertyNames', 'dependentRequired'] as const),
  ...(['dependentSchemas', 'unevaluatedProperties', 'enum', 'const', 'maxProperties'] as const),
]

function isEntangled({ base, revision }: SchemaPair, words: readonly Keyword[]): boolean {
  const statesOne = (keywords: NormalKeywords): boolean =>
    words.some(word => keywords[word] !== undefined)
  return states(base, statesOne) || states(revision, statesOne)
}

function isLong({ anyOf, oneOf }: NormalKeywords): boolean {
  return Math.max(anyOf?.length ?? 0, oneOf?.length ?? 0) > MAX_ALTERNATIVES
}

function isMemberOfMore(pair: SchemaPair): boolean {
  const { outer } = pair
  return isEntangled(pair, forMembers) || (outer !== null && isEntangled(outer, forValues))
}

/** Whether the test holds for the schema, or for one that it leads to by reference. */
function states(schema: Schema, test: (keywords: NormalKeywords) => boolean): boolean {
  let at: Schema | null = schema
  for (let hop = 0; at !== null && hop < MAX_HOPS; hop++) {
    const keywords = keywordsOf(at)
    if (typeof keywords === 'boolean') return false
    if (test(keywords)) return true
    at = resolveReference(at)
  }
  return false
}

type Answers = ReturnType<typeof schemaMemo<boolean>>

/** What a comparison of admitted values can say nothing about: it annotates, or is not asserted. */
const annotating: ReadonlySet<string> = new Set([
  'default',
  'deprecated',
  'discriminator',
  'stability',
  'readOnly',
  'writeOnly',
  'extensibleEnumValue',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
])

function isOfValues({ fact, base, schemas, details }: Change): boolean {
  const [subject = ''] = fact.split('.')
  if (annotating.has(subject) || schemas === undefined) return false
  if (fact === 'type.changed') return noted(schemas.base) === noted(schemas.revision)
  // That a property is told of at all is a promise too, where nothing else is said about it.
  return fact !== 'property.removed' || base !== 'any' || details?.['required'] === true
}

// Deeper than any author nests references on purpose; a ring ends here.
const MAX_HOPS = 16

/** The formats that are not asserted (`int64`), also behind a `$ref` or in an `allOf`: readers go by them all the same. */
function noted(schema: Schema): string {
  const formats = new Set<string>()
  const pending = [{ schema, hops: 0 }]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const keywords = keywordsOf(at.schema)
    if (typeof keywords === 'boolean' || at.hops > MAX_HOPS) continue
    const { format, allOf = [] } = keywords
    if (format !== undefined && formatTest(format) === null) formats.add(format)
    const target = resolveReference(at.schema)
    for (const part of target === null ? allOf : [target, ...allOf]) {
      pending.push({ schema: part, hops: at.hops + 1 })
    }
  }
  return [...formats].sort().join()
}
