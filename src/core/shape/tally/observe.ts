import type { Json, JsonObject } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import { dataKeyKind } from '../../text/data-key.ts'
import { formatMask } from '../../text/formats.ts'
import { isSureField, keysOfObject } from '../../text/keys-of-object.ts'
import type { TextHash } from '../../text/siphash.ts'
import { addKey, alternativeOf } from './absorb.ts'
import { dataNode, findKey } from './fields.ts'
import { bucketOf } from './magnitude.ts'
import { tagKeyOf } from './tag.ts'
import {
  arraysOf,
  itemsOf,
  numbersOf,
  objectsOf,
  stringsOf,
  type Fields,
  type Tally,
  type TallyNode,
} from './tally.ts'
import { countName, forgetValues, marks, MAX_VALUE_LENGTH } from './values.ts'

export interface ObserveOptions {
  /** Keyed, and the same for every tally that will ever be merged with this one. */
  readonly hash: TextHash
  /** Whether the strings and numbers of a place may be told; places come without alternatives. */
  readonly keepValues?: (place: Place) => boolean
}

/** Counts one body into the tally, which it changes. Values as the JSON parser bounds them: 500 levels. */
export function observe(tally: Tally, value: Json, options: ObserveOptions): void {
  tally.messages++
  observeNode(tally.body, value, options)
}

export function observeNode(node: TallyNode, value: Json, options: ObserveOptions): void {
  if (typeof value === 'string') observeString(node, value, options)
  else if (typeof value === 'number') observeNumber(node, value, options)
  else if (value === null) node.nulls++
  else if (value === true) node.trues++
  else if (value === false) node.falses++
  else if (Array.isArray(value)) observeArray(node, value, options)
  else observeObject(node, value as JsonObject, options)
}

function observeArray(node: TallyNode, values: readonly Json[], options: ObserveOptions): void {
  const arrays = arraysOf(node)
  const length = values.length
  arrays.count++
  if (length < arrays.minItems) arrays.minItems = length
  if (length > arrays.maxItems) arrays.maxItems = length
  if (length === 0) return
  const items = itemsOf(arrays, node)
  for (let i = 0; i < length; i++) observeNode(items, values[i] as Json, options)
}

function observeObject(node: TallyNode, object: JsonObject, options: ObserveOptions): void {
  const objects = objectsOf(node)
  const tagKey = tagKeyOf(object, objects.tags)
  if (tagKey === null) observeFields(objects.untagged, object, null, options)
  else observeFields(alternativeOf(objects, object[tagKey] as string), object, tagKey, options)
}

/** Objects of one kind have their keys in one order, so the next key is mostly the one that came next before. */
function observeFields(
  fields: Fields,
  object: JsonObject,
  tagKey: string | null,
  options: ObserveOptions,
): void {
  fields.count++
  const keys = Object.keys(object)
  const kindOf = areSureFields(fields, keys) ? null : keysOfObject(object)
  let next = 0
  for (const key of keys) {
    let node: TallyNode
    const kind = kindOf === null ? null : kindOf(key)
    if (kind !== null) node = dataNode(fields, kind)
    else if (fields.keys[next] === key) node = fields.nodes[next++] as TallyNode
    else {
      const at = findKey(fields, key)
      node = at >= 0 ? (fields.nodes[at] as TallyNode) : addKey(fields, key)
      next = at >= 0 ? at + 1 : fields.keys.length
    }
    if (key === tagKey) observeTag(node, object[key] as string)
    else observeNode(node, object[key] as Json, options)
  }
}

/** Whether no key can be data, as of nearly all objects: then no neighbour needs to be asked. */
function areSureFields(fields: Fields, keys: readonly string[]): boolean {
  let next = 0
  for (const key of keys) {
    const at = fields.keys[next] === key ? next : findKey(fields, key)
    const node = fields.nodes[at]
    next = at + 1
    if (node === undefined) {
      if (!isSureField(key)) return false
      continue
    }
    if (node.sure === 0) node.sure = isSureField(key) ? 1 : 2
    if (node.sure === 2) return false
  }
  return true
}

/** The node that the name of a header is counted at: headers are named in words of their own. */
export function nodeOfHeader(fields: Fields, name: string): TallyNode {
  const found = fields.nodes[findKey(fields, name)]
  if (found !== undefined) return found
  const kind = dataKeyKind(name)
  return kind === null ? addKey(fields, name) : dataNode(fields, kind)
}

export function observeString(node: TallyNode, text: string, options: ObserveOptions): void {
  countString(node, text)
  const values = node.values
  if (values.many || node.valueless) return
  if (text.length > MAX_VALUE_LENGTH) return forgetValues(values)
  const slot = values.slots?.get(text)
  if (slot !== undefined) values.counts[slot] = (values.counts[slot] as number) + 1
  else countValue(node, text, stringName(node, text, options))
}

/** A tag may always be told: the place says it already. */
function observeTag(node: TallyNode, tag: string): void {
  countString(node, tag)
  if (!node.values.many && !node.valueless) countName(node.values, marks.string + tag, 1)
}

function countString(node: TallyNode, text: string): void {
  const strings = stringsOf(node)
  const length = text.length
  strings.count++
  if (length < strings.minLength) strings.minLength = length
  if (length > strings.maxLength) strings.maxLength = length
  let mask = formatMask(text)
  while (mask !== 0) {
    const bit = 31 - Math.clz32(mask)
    strings.formats[bit] = (strings.formats[bit] as number) + 1
    mask ^= 1 << bit
  }
}

function observeNumber(node: TallyNode, value: number, options: ObserveOptions): void {
  const numbers = numbersOf(node)
  if (Number.isInteger(value)) numbers.integers++
  else numbers.fractions++
  const bucket = bucketOf(value)
  numbers.buckets.set(bucket, (numbers.buckets.get(bucket) ?? 0) + 1)
  const values = node.values
  if (values.many || node.valueless) return
  const slot = values.slots?.get(value)
  if (slot !== undefined) values.counts[slot] = (values.counts[slot] as number) + 1
  else countValue(node, value, numberName(node, value, options))
}

function countValue(node: TallyNode, value: string | number, name: string): void {
  const slot = countName(node.values, name, 1)
  if (slot >= 0) (node.values.slots ??= new Map()).set(value, slot)
}

function stringName(node: TallyNode, text: string, options: ObserveOptions): string {
  return keeps(node, options) ? marks.string + text : marks.hash + options.hash(text)
}

/** Numbers are hashed behind a character that no other text is likely to start with: "1" is not 1. */
function numberName(node: TallyNode, value: number, options: ObserveOptions): string {
  const text = String(value)
  return keeps(node, options) ? marks.number + text : marks.hash + options.hash(`\u0001${text}`)
}

function keeps(node: TallyNode, options: ObserveOptions): boolean {
  if (node.keep === 0) node.keep = options.keepValues?.(node.place) === true ? 1 : 2
  return node.keep === 1
}
