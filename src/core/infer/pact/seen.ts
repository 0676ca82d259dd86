import { isArray, isObject, type Json } from '../../json/json.ts'
import { keysOfObject } from '../../text/keys-of-object.ts'
import { allTextRules, textRulesOf } from './text-rules.ts'

/** All values of one place of a body, as far as rules of a Pact can tell them apart. */
export interface Seen {
  nulls: number
  booleans: number
  integers: number
  fractions: number
  texts: number
  /** The first that is not null. */
  scalar: Json
  /** Which of the rules for texts hold for every one, as bits. */
  textRules: number
  objects: number
  emptyObjects: number
  readonly fields: Map<string, { count: number; readonly seen: Seen }>
  /** Under keys that are data; the first such key stands for them all. */
  values: { readonly key: string; readonly seen: Seen } | null
  arrays: number
  emptyArrays: number
  items: Seen | null
}

export function nothingSeen(): Seen {
  return {
    nulls: 0,
    booleans: 0,
    integers: 0,
    fractions: 0,
    texts: 0,
    scalar: null,
    textRules: allTextRules,
    objects: 0,
    emptyObjects: 0,
    fields: new Map(),
    values: null,
    arrays: 0,
    emptyArrays: 0,
    items: null,
  }
}

export function see(seen: Seen, value: Json): void {
  if (value === null) seen.nulls++
  else if (isArray(value)) {
    seen.arrays++
    if (value.length === 0) seen.emptyArrays++
    for (const item of value) see((seen.items ??= nothingSeen()), item)
  } else if (isObject(value)) seeObject(seen, value)
  else {
    seen.scalar ??= value
    if (typeof value === 'boolean') seen.booleans++
    else if (typeof value === 'string') {
      seen.texts++
      seen.textRules &= textRulesOf(value)
    } else if (Number.isInteger(value)) seen.integers++
    else seen.fractions++
  }
}

function seeObject(seen: Seen, object: Readonly<Record<string, Json>>): void {
  const entries = Object.entries(object)
  const kindOf = keysOfObject(object)
  seen.objects++
  if (entries.length === 0) seen.emptyObjects++
  for (const [key, value] of entries) {
    if (kindOf(key) === null) {
      let field = seen.fields.get(key)
      if (field === undefined) seen.fields.set(key, (field = { count: 0, seen: nothingSeen() }))
      field.count++
      see(field.seen, value)
    } else see((seen.values ??= { key, seen: nothingSeen() }).seen, value)
  }
}

export type SeenKind = 'boolean' | 'number' | 'text' | 'object' | 'array'

/** What stood there beside null; null where that was nothing, or more than one thing. */
export function onlyKind(seen: Seen): SeenKind | null {
  const { booleans, integers, fractions, texts, objects, arrays } = seen
  const counts: readonly (readonly [SeenKind, number])[] = [
    ['boolean', booleans],
    ['number', integers + fractions],
    ['text', texts],
    ['object', objects],
    ['array', arrays],
  ]
  const kinds = counts.filter(([, count]) => count > 0)
  return kinds.length === 1 ? (kinds[0]?.[0] ?? null) : null
}
