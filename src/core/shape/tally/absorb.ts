import { dataKeyPlace, keyPlace } from '../../json/place.ts'
import { dataNode, findKey } from './fields.ts'
import {
  arraysOf,
  itemsOf,
  MAX_KEYS,
  MAX_TAGS,
  newFields,
  newNode,
  numbersOf,
  objectsOf,
  stringsOf,
  type Arrays,
  type Fields,
  type Numbers,
  type Objects,
  type Strings,
  type TallyNode,
} from './tally.ts'
import { countName, forgetValues, type Values } from './values.ts'

// Adding one tally to another, and the two bounds that do the same inside one. Nothing is ever shared
// between the two sides, so either can be changed afterwards.

export function absorbNode(into: TallyNode, from: TallyNode): void {
  into.nulls += from.nulls
  into.trues += from.trues
  into.falses += from.falses
  if (from.strings !== null) absorbStrings(stringsOf(into), from.strings)
  if (from.numbers !== null) absorbNumbers(numbersOf(into), from.numbers)
  if (!into.valueless) absorbValues(into.values, from.values)
  if (from.arrays !== null) absorbArrays(into, arraysOf(into), from.arrays)
  if (from.objects !== null) absorbObjects(objectsOf(into), from.objects)
}

function absorbStrings(into: Strings, from: Strings): void {
  into.count += from.count
  into.minLength = Math.min(into.minLength, from.minLength)
  into.maxLength = Math.max(into.maxLength, from.maxLength)
  from.formats.forEach((count, bit) => {
    into.formats[bit] = (into.formats[bit] ?? 0) + count
  })
}

function absorbNumbers(into: Numbers, from: Numbers): void {
  into.integers += from.integers
  into.fractions += from.fractions
  for (const [bucket, count] of from.buckets) {
    into.buckets.set(bucket, (into.buckets.get(bucket) ?? 0) + count)
  }
}

function absorbValues(into: Values, from: Values): void {
  if (into.many) return
  if (from.many) return forgetValues(into)
  for (const [i, name] of from.names.entries()) {
    if (countName(into, name, from.counts[i] ?? 0) < 0) return
  }
}

function absorbArrays(node: TallyNode, into: Arrays, from: Arrays): void {
  into.count += from.count
  into.minItems = Math.min(into.minItems, from.minItems)
  into.maxItems = Math.max(into.maxItems, from.maxItems)
  if (from.items !== null) absorbNode(itemsOf(into, node), from.items)
}

function absorbObjects(into: Objects, from: Objects): void {
  absorbFields(into.untagged, from.untagged)
  if (from.joined) joinAlternatives(into)
  for (const [i, tag] of from.tags.entries()) {
    const fields = from.alternatives[i]
    if (fields !== undefined) absorbFields(alternativeOf(into, tag), fields)
  }
}

export function absorbFields(into: Fields, from: Fields): void {
  into.count += from.count
  for (const [i, kind] of from.dataKinds.entries()) {
    const node = from.dataNodes[i]
    if (node !== undefined) absorbNode(dataNode(into, kind), node)
  }
  if (from.joined !== null) absorbNode(joinKeys(into), from.joined)
  for (const [i, key] of from.keys.entries()) {
    const node = from.nodes[i]
    if (node !== undefined) absorbNode(keyNode(into, key), node)
  }
}

/** The fields of one alternative, or of all together once there are too many tags. */
export function alternativeOf(objects: Objects, tag: string): Fields {
  if (objects.joined) return objects.untagged
  const found = objects.alternatives[objects.tags.indexOf(tag)]
  if (found !== undefined) return found
  if (objects.tags.length >= MAX_TAGS) return joinAlternatives(objects)
  const { place, valueless } = objects.untagged
  const fields = newFields(place, valueless)
  objects.tags.push(tag)
  objects.alternatives.push(fields)
  return fields
}

function joinAlternatives(objects: Objects): Fields {
  for (const fields of objects.alternatives) absorbFields(objects.untagged, fields)
  objects.tags.length = 0
  objects.alternatives.length = 0
  objects.joined = true
  return objects.untagged
}

function keyNode(fields: Fields, key: string): TallyNode {
  return fields.joined ?? fields.nodes[findKey(fields, key)] ?? addKey(fields, key)
}

/** The node of a plain key that has none of its own yet. */
export function addKey(fields: Fields, key: string): TallyNode {
  if (fields.joined !== null) return fields.joined
  if (fields.keys.length >= MAX_KEYS) return joinKeys(fields)
  const node = newNode(keyPlace(fields.place, key), fields.valueless)
  fields.index?.set(key, fields.keys.length)
  fields.keys.push(key)
  fields.nodes.push(node)
  return node
}

/**
 * Makes one place of all plain keys. The values inside are forgotten: which of them may be told depends
 * on their place, and their places are gone.
 */
function joinKeys(fields: Fields): TallyNode {
  if (fields.joined !== null) return fields.joined
  const joined = newNode(dataKeyPlace(fields.place, 'key'), true)
  for (const node of fields.nodes) absorbNode(joined, node)
  fields.keys.length = 0
  fields.nodes.length = 0
  fields.index = null
  fields.joined = joined
  return joined
}
