import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, parsePointer } from '../../json/pointer.ts'
import { hashText } from '../../shape/schema/hash.ts'
import { SHARED_MARK, tersely, terseRequired } from './terse.ts'

/** The first levels of a document hold what people look for by name: they are never written elsewhere. */
const OWN_LEVELS = 4
/** Shorter parts are not worth looking up, in characters. */
const MIN_SHARED = 60

/** Keys that say nothing about what is below them. */
const commonKeys: ReadonlySet<string> = new Set(
  'properties items schema content application/json required enum oneOf anyOf allOf parameters'.split(
    ' ',
  ),
)
/** Of the hash that tells apart what has the same name. */
const HASH_LENGTH = 5
const MAX_NAME = 24

export interface Compact {
  /** The documents given, in their order. */
  readonly values: readonly Json[]
  /**
   * What stands at more than one place, by name. Names come from the first place, so that what changes at all
   * of its places keeps its name and its line in the file, and nothing is ever renumbered.
   */
  readonly shared: JsonObject
}

/** A value, one object wherever it occurs. */
interface Part {
  readonly value: Json | readonly Part[] | ReadonlyMap<string, Part>
  readonly children: readonly Part[]
  readonly id: number
  /** The first place, as a pointer with the number of its document in front. */
  readonly place: string
  /** Characters of its JSON, with nothing of it shared. */
  readonly length: number
  /** How often it would be written. */
  uses: number
  name: string | null
}

/** Documents in the short notation of pins; what is equal in them is written once. */
export function compact(roots: readonly Json[]): Compact {
  const parts = new Map<string, Part>()
  const tops = roots.map((root, index) => withParts(root, 0, String(index)))
  const shared = nameShared([...parts.values()])
  return {
    values: tops.map(write => write()),
    shared: Object.fromEntries(shared.map(part => [part.name ?? '', writtenWhole(part)])),
  }

  /** Takes in what is below the first levels, and says how to write the whole when all is known. */
  function withParts(value: Json, level: number, place: string): () => Json {
    if (level < OWN_LEVELS && isObject(value)) {
      const members = Object.keys(value)
        .sort()
        .map(key => {
          const member = property(value, key) ?? null
          return [key, withParts(member, level + 1, appendToken(place, key))] as const
        })
      return () => Object.fromEntries(members.map(([key, write]) => [key, write()]))
    }
    const part = intern(value, place)
    part.uses++
    return () => written(part)
  }

  function intern(value: Json, place: string): Part {
    const short = tersely(value) ?? value
    if (isArray(short)) {
      const items = short.map((item, index) => intern(item, `${place}/${index}`))
      return known('[', items, items, place, items.length + 1)
    }
    if (!isObject(short)) return leaf(short)
    const required = terseRequired(short)
    const keys = Object.keys(short).sort()
    const members = keys.map(key => {
      const member = key === 'required' ? required : undefined
      return member === undefined
        ? intern(property(short, key) ?? null, appendToken(place, key))
        : leaf(member)
    })
    const names = JSON.stringify(keys)
    const byKey = new Map(members.map((member, index) => [keys[index] ?? '', member]))
    return known(names, byKey, members, place, names.length + keys.length)
  }

  function leaf(value: Exclude<Json, object> | null): Part {
    const text = JSON.stringify(value)
    return known(text, value, [], '', text.length)
  }

  /** @param own characters, without those of the children. */
  function known(
    head: string,
    value: Part['value'],
    children: readonly Part[],
    place: string,
    own: number,
  ): Part {
    const key = children.length === 0 ? head : `${head} ${children.map(({ id }) => id).join()}`
    const before = parts.get(key)
    if (before) return before
    const length = children.reduce((sum, child) => sum + child.length, own)
    const part = { value, children, id: parts.size, place, length, uses: 0, name: null }
    parts.set(key, part)
    return part
  }
}

/** Chooses what is written once and gives it a name; parents come before what they hold. */
function nameShared(parts: readonly Part[]): readonly Part[] {
  const byName = new Map<string, Part[]>()
  for (const part of parts.toReversed()) {
    const isShared = part.uses > 1 && part.children.length > 0 && part.length >= MIN_SHARED
    for (const child of part.children) child.uses += isShared ? 1 : part.uses
    if (!isShared) continue
    const name = nameOf(part)
    byName.set(name, [...(byName.get(name) ?? []), part])
  }
  for (const [name, same] of byName) {
    for (const [index, part] of same.entries()) part.name = index === 0 ? name : `${name}-${index}`
  }
  return [...byName.values()].flat()
}

function nameOf({ place }: Part): string {
  const keys = parsePointer(place.replace(/^\d+/, ''))
  const said = keys.findLast(key => /[a-z]/i.test(key) && !commonKeys.has(key)) ?? ''
  const hash = Number.parseInt(hashText(place).slice(0, 12), 16).toString(36)
  return `${said.slice(0, MAX_NAME)}-${hash.padStart(HASH_LENGTH, '0').slice(-HASH_LENGTH)}`
}

function written(part: Part): Json {
  return part.name === null ? writtenWhole(part) : SHARED_MARK + part.name
}

function writtenWhole({ value }: Part): Json {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, part]) => [key, written(part)]))
  }
  return isArray(value as Json) ? (value as readonly Part[]).map(written) : (value as Json)
}
