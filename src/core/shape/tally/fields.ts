import { dataKeyPlace } from '../../json/place.ts'
import { newNode, type Fields, type TallyNode } from './tally.ts'

// Below this, comparing a few interned strings is cheaper than a hash table.
const SEARCHED_KEYS = 8

/** Where a plain key stands, or -1. */
export function findKey(fields: Fields, key: string): number {
  const keys = fields.keys
  if (keys.length <= SEARCHED_KEYS) return keys.indexOf(key)
  if (fields.index === null) fields.index = new Map(keys.map((each, i) => [each, i]))
  return fields.index.get(key) ?? -1
}

/** The node of all keys that are data of one kind. */
export function dataNode(fields: Fields, kind: string): TallyNode {
  const found = fields.dataNodes[fields.dataKinds.indexOf(kind)]
  if (found !== undefined) return found
  const node = newNode(dataKeyPlace(fields.place, kind), fields.valueless)
  fields.dataKinds.push(kind)
  fields.dataNodes.push(node)
  return node
}
