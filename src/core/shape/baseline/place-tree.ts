import type { Place } from '../../json/place.ts'
import type { PlaceRow } from '../tally/place-row.ts'
import { mergeRows } from './merge-rows.ts'

/** The rows of a body as the tree that their places describe. A hand-edited file can lack the row of a node. */
export interface PlaceTree {
  row: PlaceRow | null
  items: PlaceTree | null
  /** By token, as places spell them. The keys of objects without a tag, where others have one. */
  readonly fields: Map<string, PlaceTree>
  /** By tag, as places spell it. Each has the row of its objects, and their fields. */
  readonly alternatives: Map<string, PlaceTree>
}

/** One step into a body: a token, and the tag of the alternative that is meant there. */
export interface Step {
  readonly token: string
  readonly tag: string | null
}

/** The root of the rows, without those of headers. */
export function treeOf(rows: readonly PlaceRow[]): PlaceTree {
  const root = newTree()
  for (const row of rows) {
    if (!isHeaderPlace(row.place)) nodeAt(root, stepsOf(row.place)).row = row
  }
  return root
}

/** The rows of a tree, in no order, with the places that they have in it now. */
export function rowsOf(tree: PlaceTree, place: Place = ''): PlaceRow[] {
  const rows = tree.row ? [{ ...tree.row, place }] : []
  if (tree.items) rows.push(...rowsOf(tree.items, `${place}/*`))
  for (const [token, field] of tree.fields) rows.push(...rowsOf(field, `${place}/${token}`))
  for (const [tag, inside] of tree.alternatives) rows.push(...rowsOf(inside, `${place}[${tag}]`))
  return rows
}

export function sortedRows(rows: readonly PlaceRow[]): PlaceRow[] {
  return rows.toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
}

export function isHeaderPlace(place: Place): boolean {
  return place.startsWith('header:')
}

/** Keys that are data, as a place spells them: `{uuid}`. */
export function isDataToken(token: string): boolean {
  return token.startsWith('{')
}

/** The first step is the whole body. Both kinds of bracket are escaped in keys, so the first `[` starts the tag. */
export function stepsOf(place: Place): Step[] {
  return place.split('/').map(part => {
    const tagAt = part.indexOf('[')
    return tagAt < 0
      ? { token: part, tag: null }
      : { token: part.slice(0, tagAt), tag: part.slice(tagAt + 1, -1) }
  })
}

export function newTree(): PlaceTree {
  return { row: null, items: null, fields: new Map(), alternatives: new Map() }
}

/** The node at the end of the steps, made where there is none. */
function nodeAt(root: PlaceTree, steps: readonly Step[]): PlaceTree {
  let node = root
  for (const [i, { token, tag }] of steps.entries()) {
    if (i > 0) node = token === '*' ? (node.items ??= newTree()) : entry(node.fields, token)
    if (tag !== null) node = entry(node.alternatives, tag)
  }
  return node
}

function entry(map: Map<string, PlaceTree>, key: string): PlaceTree {
  const found = map.get(key)
  if (found) return found
  const made = newTree()
  map.set(key, made)
  return made
}

/** The objects that a node counted. */
export function objectCount(node: PlaceTree): number {
  return node.row?.kinds.object ?? 0
}

/** Those of them without a tag. */
export function untaggedCount(node: PlaceTree): number {
  let count = objectCount(node)
  for (const inside of node.alternatives.values()) count -= objectCount(inside)
  return Math.max(0, count)
}

/** Adds two trees into a new one. */
export function mergeTrees(a: PlaceTree, b: PlaceTree): PlaceTree {
  const alternatives = mergeFields(
    { fields: a.alternatives, count: objectCount(a) },
    { fields: b.alternatives, count: objectCount(b) },
  )
  return {
    row: a.row && b.row ? mergeRows(a.row, b.row) : (a.row ?? b.row),
    items: a.items && b.items ? mergeTrees(a.items, b.items) : (a.items ?? b.items),
    fields: mergeFields(
      { fields: a.fields, count: untaggedCount(a) },
      { fields: b.fields, count: untaggedCount(b) },
    ),
    alternatives,
  }
}

/** The fields of some objects, with the number of those objects: a field without a row was in none of them. */
export interface FieldSet {
  readonly fields: ReadonlyMap<string, PlaceTree>
  readonly count: number
}

export function mergeFields(a: FieldSet, b: FieldSet): Map<string, PlaceTree> {
  const merged = new Map<string, PlaceTree>()
  for (const token of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const [x, y] = [a.fields.get(token), b.fields.get(token)]
    if (x && y) merged.set(token, mergeTrees(x, y))
    else if (x) merged.set(token, missedIn(x, b.count))
    else if (y) merged.set(token, missedIn(y, a.count))
  }
  return merged
}

function missedIn(tree: PlaceTree, parents: number): PlaceTree {
  return tree.row ? { ...tree, row: { ...tree.row, of: tree.row.of + parents } } : tree
}

/**
 * The fields of all objects of a node, whatever their tag. Where every object has one, a field beside the
 * alternatives was accepted for all of them, and counts as it stands.
 */
export function joinedFields(node: PlaceTree): FieldSet {
  const untagged = untaggedCount(node)
  let joined: FieldSet = { fields: untagged > 0 ? node.fields : new Map(), count: untagged }
  for (const inside of node.alternatives.values()) {
    const fields: FieldSet = { fields: inside.fields, count: objectCount(inside) }
    joined = { fields: mergeFields(joined, fields), count: joined.count + fields.count }
  }
  return untagged > 0 ? joined : { ...joined, fields: new Map([...joined.fields, ...node.fields]) }
}

/**
 * Whether the objects of two nodes can only be compared all together: the base knows no tags, or objects that
 * had one always have lost it. Otherwise each alternative is held against itself, and a new one against nothing.
 */
export function comparesJoined(base: PlaceTree, revision: PlaceTree): boolean {
  if (base.alternatives.size === 0) return true
  return untaggedCount(base) === 0 && untaggedCount(revision) > 0
}
