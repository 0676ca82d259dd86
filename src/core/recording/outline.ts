import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { dataKeyPlace, itemPlace, keyPlace, type Place } from '../json/place.ts'
import { keysOfObject } from '../text/keys-of-object.ts'
import type { Kind } from '../shape/kind.ts'

/** The build of values without what they say: which kinds stand where, and which keys objects have. */
export interface Outline {
  readonly kinds: ReadonlySet<string>
  /** By the place of the objects. */
  readonly objects: ReadonlyMap<Place, KeyCounts>
}

interface KeyCounts {
  readonly objects: number
  readonly keys: ReadonlyMap<string, number>
}

interface Growing {
  readonly kinds: Set<string>
  readonly objects: Map<Place, { objects: number; keys: Map<string, number> }>
}

export function outlineOf(value: Json, place: Place = ''): Outline {
  const outline: Growing = { kinds: new Set(), objects: new Map() }
  add(outline, value, place)
  return outline
}

export function joinOutlines(outlines: readonly Outline[]): Outline {
  const joined: Growing = { kinds: new Set(), objects: new Map() }
  for (const { kinds, objects } of outlines) {
    for (const kind of kinds) joined.kinds.add(kind)
    for (const [place, counts] of objects) {
      const sum = countsAt(joined, place)
      sum.objects += counts.objects
      for (const [key, count] of counts.keys) sum.keys.set(key, (sum.keys.get(key) ?? 0) + count)
    }
  }
  return joined
}

/** All that can be said of an outline; keys that only others have are told as missing. */
export function factsOf(outline: Outline, known: Outline): Set<string> {
  const facts = new Set(outline.kinds)
  for (const [place, { objects, keys }] of outline.objects) {
    for (const key of known.objects.get(place)?.keys.keys() ?? []) {
      if ((keys.get(key) ?? 0) < objects) facts.add(`${place}/${key} absent`)
    }
  }
  return facts
}

function add(outline: Growing, value: Json, place: Place): void {
  outline.kinds.add(`${place} ${kindOf(value)}`)
  if (isArray(value)) {
    for (const item of value) add(outline, item, itemPlace(place))
  } else if (isObject(value)) addObject(outline, value, place)
}

function addObject(outline: Growing, object: JsonObject, place: Place): void {
  const counts = countsAt(outline, place)
  counts.objects++
  const kindOf = keysOfObject(object)
  for (const [key, value] of Object.entries(object)) {
    const kind = kindOf(key)
    if (kind === null) counts.keys.set(key, (counts.keys.get(key) ?? 0) + 1)
    add(outline, value, kind === null ? keyPlace(place, key) : dataKeyPlace(place, kind))
  }
}

function countsAt(outline: Growing, place: Place): { objects: number; keys: Map<string, number> } {
  let counts = outline.objects.get(place)
  if (!counts) outline.objects.set(place, (counts = { objects: 0, keys: new Map() }))
  return counts
}

function kindOf(value: Json): Kind {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as 'string' | 'boolean' | 'object'
}
