import { checksum, newWriter, writeByte, writeCount, writeText, type ByteWriter } from './bytes.ts'
import type { Arrays, Fields, Numbers, Objects, Strings, Tally, TallyNode } from './tally.ts'
import type { Values } from './values.ts'

/** Of the codec. A reader refuses a higher one. */
export const TALLY_VERSION = 1
/** First bytes of every stored tally. */
export const TALLY_MARK: readonly [number, number] = [0x54, 0x61]

/** The parts that a node has, as bits; parts without content are left out. */
export const parts = {
  nulls: 1,
  trues: 2,
  falses: 4,
  strings: 8,
  numbers: 16,
  values: 32,
  arrays: 64,
  objects: 128,
} as const

/** A compact, canonical form: equal tallies have equal bytes, however they came about. */
export function encodeTally(tally: Tally): Uint8Array {
  const out = newWriter()
  for (const byte of [...TALLY_MARK, TALLY_VERSION]) writeByte(out, byte)
  writeCount(out, tally.messages)
  writeNode(out, tally.body)
  writeFields(out, tally.headers)
  const sum = checksum(out.bytes, out.length)
  for (let shift = 24; shift >= 0; shift -= 8) writeByte(out, (sum >>> shift) & 255)
  return out.bytes.slice(0, out.length)
}

function writeNode(out: ByteWriter, node: TallyNode): void {
  writeByte(out, partsOf(node))
  if (node.nulls > 0) writeCount(out, node.nulls)
  if (node.trues > 0) writeCount(out, node.trues)
  if (node.falses > 0) writeCount(out, node.falses)
  if (node.strings !== null) writeStrings(out, node.strings)
  if (node.numbers !== null) writeNumbers(out, node.numbers)
  if (hasValues(node)) writeValues(out, node.values)
  if (node.arrays !== null) writeArrays(out, node.arrays)
  if (node.objects !== null) writeObjects(out, node.objects)
}

function partsOf(node: TallyNode): number {
  return (
    (node.nulls > 0 ? parts.nulls : 0) |
    (node.trues > 0 ? parts.trues : 0) |
    (node.falses > 0 ? parts.falses : 0) |
    (node.strings === null ? 0 : parts.strings) |
    (node.numbers === null ? 0 : parts.numbers) |
    (hasValues(node) ? parts.values : 0) |
    (node.arrays === null ? 0 : parts.arrays) |
    (node.objects === null ? 0 : parts.objects)
  )
}

function hasValues({ values }: TallyNode): boolean {
  return values.many || values.names.length > 0
}

function writeStrings(out: ByteWriter, strings: Strings): void {
  writeCount(out, strings.count)
  writeCount(out, strings.minLength)
  writeCount(out, strings.maxLength)
  // A format that was never met costs nothing: which were met is one number.
  const met = strings.formats.reduce(
    (bits, count, bit) => (count > 0 ? bits | (1 << bit) : bits),
    0,
  )
  writeCount(out, met)
  for (const count of strings.formats) if (count > 0) writeCount(out, count)
}

function writeNumbers(out: ByteWriter, numbers: Numbers): void {
  writeCount(out, numbers.integers)
  writeCount(out, numbers.fractions)
  writeCount(out, numbers.buckets.size)
  for (const [bucket, count] of [...numbers.buckets].sort(([a], [b]) => a - b)) {
    writeCount(out, bucket < 0 ? -2 * bucket - 1 : 2 * bucket)
    writeCount(out, count)
  }
}

/** 0 says *many*: values without any are not written at all. */
function writeValues(out: ByteWriter, values: Values): void {
  writeCount(out, values.many ? 0 : values.names.length)
  for (const { key, value } of sorted(values.names, values.counts)) {
    writeText(out, key)
    writeCount(out, value)
  }
}

function writeArrays(out: ByteWriter, arrays: Arrays): void {
  writeCount(out, arrays.count)
  writeCount(out, arrays.minItems)
  writeCount(out, arrays.maxItems)
  if (arrays.items === null) writeByte(out, 0)
  else {
    writeByte(out, 1)
    writeNode(out, arrays.items)
  }
}

function writeObjects(out: ByteWriter, objects: Objects): void {
  writeByte(out, objects.joined ? 1 : 0)
  writeFields(out, objects.untagged)
  writeCount(out, objects.tags.length)
  for (const { key, value } of sorted(objects.tags, objects.alternatives)) {
    writeText(out, key)
    writeFields(out, value)
  }
}

function writeFields(out: ByteWriter, fields: Fields): void {
  writeCount(out, fields.count)
  writeNamed(out, fields.keys, fields.nodes)
  writeNamed(out, fields.dataKinds, fields.dataNodes)
  if (fields.joined === null) writeByte(out, 0)
  else {
    writeByte(out, 1)
    writeNode(out, fields.joined)
  }
}

function writeNamed(out: ByteWriter, names: readonly string[], nodes: readonly TallyNode[]): void {
  writeCount(out, names.length)
  for (const { key, value } of sorted(names, nodes)) {
    writeText(out, key)
    writeNode(out, value)
  }
}

/** Names with what belongs to them, in the order of UTF-16 units. */
function sorted<T>(names: readonly string[], values: readonly T[]): { key: string; value: T }[] {
  return names
    .map((key, i) => ({ key, value: values[i] as T }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
