import { canonicalJson } from '../../json/canonical.ts'
import { isArray, type Json } from '../../json/json.ts'
import { hashText } from './hash.ts'
import { keywordsOf } from './keywords.ts'
import { schemaMemo } from './memo.ts'
import type { NormalKeywords } from './normal-keywords.ts'
import { resolveReference } from './reference.ts'
import type { Schema } from './schema.ts'

export type Keyword = keyof NormalKeywords

/** Schemas that take more steps have none: comparing them by text would cost more than it tells. */
const MAX_STEPS = 4000
const MAX_DEPTH = 200

/** These describe and never refuse. */
const annotations: ReadonlySet<string> = new Set<Keyword>([
  'title',
  'description',
  'default',
  'deprecated',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'discriminator',
])

/** Null for what was too large once: whoever contains it, or stands in a ring with it, would walk as far. */
const memo = schemaMemo<string | null>()

interface Walk {
  /** The schemas above, outermost first: a reference to one of them is its distance. */
  readonly above: Schema['value'][]
  steps: number
  /** The outermost schema above that was referred to, by index; Infinity for none. */
  reach: number
}

/**
 * A hash over what a schema refuses, with references followed: two schemas of one fingerprint admit the
 * same values, in whatever documents they stand. Null where it is too large or refers dynamically.
 *
 * @param only the keywords of the schema itself that count; all by default.
 */
export function fingerprint(schema: Schema, only?: readonly Keyword[]): string | null {
  const walk: Walk = { above: [], steps: 0, reach: Infinity }
  return only === undefined ? print(schema, walk) : printKeywords(schema, walk, only)
}

function print(schema: Schema, walk: Walk): string | null {
  if (typeof schema.value === 'boolean') return String(schema.value)
  const known = memo.get(schema)
  if (known !== undefined) return known
  const depth = walk.above.lastIndexOf(schema.value)
  if (depth >= 0) {
    walk.reach = Math.min(walk.reach, depth)
    return `^${walk.above.length - depth}`
  }
  if (++walk.steps > MAX_STEPS || walk.above.length > MAX_DEPTH) walk.steps = Infinity
  if (walk.steps === Infinity) return null
  const outside = walk.reach
  walk.reach = Infinity
  walk.above.push(schema.value)
  const text = printKeywords(schema, walk)
  walk.above.pop()
  if (walk.steps === Infinity) return memo.set(schema, null)
  // What refers to a schema above means something only there.
  const closed = walk.reach >= walk.above.length
  if (closed && text !== null) memo.set(schema, text)
  walk.reach = Math.min(outside, closed ? Infinity : walk.reach)
  return text
}

function printKeywords(schema: Schema, walk: Walk, only?: readonly Keyword[]): string | null {
  const keywords = keywordsOf(schema)
  if (typeof keywords === 'boolean') return String(keywords)
  const names = (Object.keys(keywords) as Keyword[]).filter(
    name => !annotations.has(name) && (only === undefined || only.includes(name)),
  )
  // A reference alone is its target, so that it does not matter which schemas have names.
  if (names.length === 1 && names[0] === '$ref') return printReference(schema, walk)
  const parts: string[] = []
  for (const name of names.sort()) {
    const text = name === '$ref' ? printReference(schema, walk) : printKeyword(keywords[name], walk)
    if (text === null || name === '$dynamicRef') return null
    parts.push(`${name}:${text}`)
  }
  return hashText(parts.join('\n'))
}

function printReference(schema: Schema, walk: Walk): string | null {
  const target = resolveReference(schema)
  return target === null ? null : print(target, walk)
}

function printKeyword(value: NormalKeywords[Keyword], walk: Walk): string | null {
  if (value instanceof Map) {
    const named = value as ReadonlyMap<string, Schema | readonly string[]>
    return joined([...named.keys()].sort(), key => {
      const text = printKeyword(named.get(key), walk)
      return text === null ? null : `${JSON.stringify(key)}=${text}`
    })
  }
  if (isSchema(value)) return print(value, walk)
  if (isArray(value as Json)) {
    const list = value as readonly (Schema | Json)[]
    // The order of names, kinds and admitted values says nothing, that of schemas can.
    if (!list.some(isSchema)) return canonicalJson((list as Json[]).map(canonicalJson).sort())
    return joined(list, item => printKeyword(item as Schema, walk))
  }
  return value === undefined ? '' : canonicalJson(value as Json)
}

/** Null as soon as one of them is: then the others need no look. */
function joined<T>(items: readonly T[], textOf: (item: T) => string | null): string | null {
  const texts: string[] = []
  for (const item of items) {
    const text = textOf(item)
    if (text === null) return null
    texts.push(text)
  }
  return texts.join(',')
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'document' in value && 'pointer' in value
}
