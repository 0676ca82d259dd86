import {
  alternativePlace,
  dataKeyPlace,
  itemPlace,
  keyPlace,
  keyToken,
  type Place,
} from '../../json/place.ts'
import { formatNames, type FormatName } from '../../text/formats.ts'
import type { Kind } from '../kind.ts'
import { absorbNode } from './absorb.ts'
import { magnitudeOf } from './magnitude.ts'
import type { PlaceRow } from './place-row.ts'
import { newNode, type Fields, type Objects, type Tally, type TallyNode } from './tally.ts'
import { marks } from './values.ts'

/**
 * The tally as a flat list, sorted by place. A tally without messages has no rows; otherwise the first is
 * the whole body, `seen` in as many messages as had one. Where objects have alternatives, each has a row of
 * its own (`/events/*[PushEvent]`: how many objects it was), and its fields stand inside that. At a place
 * of data keys `seen` counts keys, and can be more than `of`, which counts objects.
 */
export function readPlaces(tally: Tally): PlaceRow[] {
  if (tally.messages === 0) return []
  const rows: PlaceRow[] = []
  addRows(rows, '', tally.body, tally.messages)
  for (const { name, node } of namedNodes(tally.headers)) {
    rows.push(rowOf(`header:${name}`, node, tally.headers.count))
  }
  return rows.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
}

function addRows(rows: PlaceRow[], place: Place, node: TallyNode, of: number): void {
  rows.push(rowOf(place, node, of))
  const items = node.arrays?.items
  if (items) addRows(rows, itemPlace(place), items, countOf(items))
  if (node.objects === null) return
  const { untagged, tags, alternatives } = node.objects
  addFields(rows, place, untagged)
  const count = objectCount(node.objects)
  for (const [i, tag] of tags.entries()) {
    const fields = alternatives[i]
    if (fields === undefined) continue
    const inside = alternativePlace(place, tag)
    const seen = fields.count
    rows.push({ place: inside, of: count, seen, kinds: { object: seen }, formats: {} })
    addFields(rows, inside, fields)
  }
}

function addFields(rows: PlaceRow[], place: Place, fields: Fields): void {
  for (const [i, key] of fields.keys.entries()) {
    const node = fields.nodes[i]
    if (node !== undefined) addRows(rows, keyPlace(place, key), node, fields.count)
  }
  for (const [i, kind] of fields.dataKinds.entries()) {
    const node = fields.dataNodes[i]
    if (node !== undefined && kind !== 'key')
      addRows(rows, dataKeyPlace(place, kind), node, fields.count)
  }
  const others = otherKeys(fields)
  if (others !== null) addRows(rows, dataKeyPlace(place, 'key'), others, fields.count)
}

/** A map that outgrew its bound and keys that were seen to be data stand at one place. */
function otherKeys({ place, dataKinds, dataNodes, joined }: Fields): TallyNode | null {
  const data = dataNodes[dataKinds.indexOf('key')]
  if (data === undefined || joined === null) return data ?? joined
  const both = newNode(dataKeyPlace(place, 'key'), true)
  absorbNode(both, data)
  absorbNode(both, joined)
  return both
}

function namedNodes(fields: Fields): { name: string; node: TallyNode }[] {
  const plain = fields.keys.map((key, i) => ({ name: keyToken(key), node: fields.nodes[i] }))
  const data = fields.dataKinds.map((kind, i) => ({ name: `{${kind}}`, node: fields.dataNodes[i] }))
  const joined = { name: '{key}', node: fields.joined ?? undefined }
  return [...plain, ...data, joined].flatMap(({ name, node }) => (node ? [{ name, node }] : []))
}

function rowOf(place: Place, node: TallyNode, of: number): PlaceRow {
  const { strings, numbers, arrays } = node
  const scalars = node.trues + node.falses + (strings?.count ?? 0) + numberCount(node)
  const literals = literalsOf(node)
  return {
    place,
    of,
    seen: countOf(node),
    kinds: kindsOf(node),
    formats: strings === null ? {} : formatsOf(strings.formats),
    ...(strings && { length: { min: strings.minLength, max: strings.maxLength } }),
    ...(arrays && { items: { min: arrays.minItems, max: arrays.maxItems } }),
    ...(numbers && { magnitude: magnitudeOf(numbers.buckets.keys()) }),
    ...(scalars > 0 && !place.startsWith('header:') && { distinct: distinctOf(node) }),
    ...(literals.length > 0 && { literals: Object.fromEntries(literals) }),
  }
}

function kindsOf(node: TallyNode): Partial<Record<Kind, number>> {
  const counts: readonly (readonly [Kind, number])[] = [
    ['null', node.nulls],
    ['boolean', node.trues + node.falses],
    ['integer', node.numbers?.integers ?? 0],
    ['number', node.numbers?.fractions ?? 0],
    ['string', node.strings?.count ?? 0],
    ['array', node.arrays?.count ?? 0],
    ['object', node.objects === null ? 0 : objectCount(node.objects)],
  ]
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function formatsOf(counts: readonly number[]): Partial<Record<FormatName, number>> {
  return Object.fromEntries(
    formatNames.flatMap((name, bit) => {
      const count = counts[bit] ?? 0
      return count > 0 ? [[name, count] as const] : []
    }),
  )
}

function distinctOf(node: TallyNode): number | 'many' {
  if (node.values.many || node.valueless) return 'many'
  return node.values.names.length + (node.trues > 0 ? 1 : 0) + (node.falses > 0 ? 1 : 0)
}

/** The texts that may be told with their counts, sorted. A text and a number that spell alike count as one. */
function literalsOf({ values, trues, falses }: TallyNode): (readonly [string, number])[] {
  const told = new Map<string, number>()
  if (falses > 0) told.set('false', falses)
  if (trues > 0) told.set('true', trues)
  for (const [i, name] of values.names.entries()) {
    if (name.startsWith(marks.hash)) continue
    const text = name.slice(1)
    told.set(text, (told.get(text) ?? 0) + (values.counts[i] ?? 0))
  }
  return [...told].sort(([a], [b]) => (a < b ? -1 : 1))
}

function countOf(node: TallyNode): number {
  return (
    node.nulls +
    node.trues +
    node.falses +
    numberCount(node) +
    (node.strings?.count ?? 0) +
    (node.arrays?.count ?? 0) +
    (node.objects === null ? 0 : objectCount(node.objects))
  )
}

function numberCount({ numbers }: TallyNode): number {
  return numbers === null ? 0 : numbers.integers + numbers.fractions
}

function objectCount({ untagged, alternatives }: Objects): number {
  return alternatives.reduce((sum, fields) => sum + fields.count, untagged.count)
}
