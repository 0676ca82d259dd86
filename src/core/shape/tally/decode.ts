import { StoreError } from '../../../errors.ts'
import { dataKeyPlace, keyPlace } from '../../json/place.ts'
import { formatNames } from '../../text/formats.ts'
import { checksum, damaged, readByte, readCount, readText, type ByteReader } from './bytes.ts'
import { parts, TALLY_MARK, TALLY_VERSION } from './encode.ts'
import {
  arraysOf,
  emptyTally,
  itemsOf,
  newFields,
  newNode,
  numbersOf,
  objectsOf,
  stringsOf,
  type Fields,
  type Tally,
  type TallyNode,
} from './tally.ts'
import { forgetValues, type Values } from './values.ts'

/** Deeper than any body that is read, and far from the end of the stack. */
const MAX_LEVELS = 1100

/**
 * Reads what `encodeTally` wrote.
 *
 * @param where names the stored tally in errors.
 * @throws StoreError when the bytes are damaged or of a newer version.
 */
export function decodeTally(bytes: Uint8Array, where: string = 'tally'): Tally {
  const end = bytes.length - 4
  if (end < 3 || bytes[0] !== TALLY_MARK[0] || bytes[1] !== TALLY_MARK[1]) throw damaged(where)
  if ((bytes[2] ?? 0) > TALLY_VERSION) throw newer(where, bytes[2] ?? 0)
  const sum = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getUint32(0)
  if (sum !== checksum(bytes, end)) throw damaged(where)
  const from: ByteReader = { bytes, at: 3, end, texts: [], where }
  const tally = emptyTally()
  tally.messages = readCount(from)
  readNode(from, tally.body, 0)
  readFields(from, tally.headers, 0)
  if (from.at !== end) throw damaged(where)
  return tally
}

function newer(where: string, version: number): StoreError {
  return new StoreError(
    where,
    `the stored tally has format ${version}, and this Tidemark reads up to ${TALLY_VERSION}`,
    'Use the version of Tidemark that wrote it, or a newer one',
  )
}

function readNode(from: ByteReader, node: TallyNode, level: number): void {
  if (level > MAX_LEVELS) throw damaged(from.where)
  const has = readByte(from)
  if ((has & parts.nulls) !== 0) node.nulls = readCount(from)
  if ((has & parts.trues) !== 0) node.trues = readCount(from)
  if ((has & parts.falses) !== 0) node.falses = readCount(from)
  if ((has & parts.strings) !== 0) readStrings(from, node)
  if ((has & parts.numbers) !== 0) readNumbers(from, node)
  if ((has & parts.values) !== 0) readValues(from, node.values)
  if ((has & parts.arrays) !== 0) readArrays(from, node, level)
  if ((has & parts.objects) !== 0) readObjects(from, node, level)
}

function readStrings(from: ByteReader, node: TallyNode): void {
  const strings = stringsOf(node)
  strings.count = readCount(from)
  strings.minLength = readCount(from)
  strings.maxLength = readCount(from)
  const met = readCount(from)
  for (const bit of formatNames.keys()) {
    if ((met & (1 << bit)) !== 0) strings.formats[bit] = readCount(from)
  }
}

function readNumbers(from: ByteReader, node: TallyNode): void {
  const numbers = numbersOf(node)
  numbers.integers = readCount(from)
  numbers.fractions = readCount(from)
  for (let left = readCount(from); left > 0; left--) {
    const folded = readCount(from)
    const bucket = folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2
    numbers.buckets.set(bucket, readCount(from))
  }
}

function readValues(from: ByteReader, values: Values): void {
  const distinct = readCount(from)
  if (distinct === 0) return forgetValues(values)
  for (let i = 0; i < distinct; i++) {
    values.names.push(readText(from))
    values.counts.push(readCount(from))
  }
}

function readArrays(from: ByteReader, node: TallyNode, level: number): void {
  const arrays = arraysOf(node)
  arrays.count = readCount(from)
  arrays.minItems = readCount(from)
  arrays.maxItems = readCount(from)
  if (readByte(from) === 1) readNode(from, itemsOf(arrays, node), level + 1)
}

function readObjects(from: ByteReader, node: TallyNode, level: number): void {
  const objects = objectsOf(node)
  objects.joined = readByte(from) === 1
  readFields(from, objects.untagged, level)
  for (let left = readCount(from); left > 0; left--) {
    const fields = newFields(node.place, node.valueless)
    objects.tags.push(readText(from))
    objects.alternatives.push(fields)
    readFields(from, fields, level)
  }
}

function readFields(from: ByteReader, fields: Fields, level: number): void {
  fields.count = readCount(from)
  for (let left = readCount(from); left > 0; left--) {
    const key = readText(from)
    const node = newNode(keyPlace(fields.place, key), fields.valueless)
    fields.keys.push(key)
    fields.nodes.push(node)
    readNode(from, node, level + 1)
  }
  for (let left = readCount(from); left > 0; left--) {
    const kind = readText(from)
    const node = newNode(dataKeyPlace(fields.place, kind), fields.valueless)
    fields.dataKinds.push(kind)
    fields.dataNodes.push(node)
    readNode(from, node, level + 1)
  }
  if (readByte(from) === 1) {
    fields.joined = newNode(dataKeyPlace(fields.place, 'key'), true)
    readNode(from, fields.joined, level + 1)
  }
}
