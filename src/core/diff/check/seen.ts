/**
 * What has been evaluated of an object or array, for `unevaluatedProperties` and `unevaluatedItems`.
 * @see JSON Schema 2020-12 core, 11
 */
export interface Seen {
  allNames: boolean
  readonly names: Set<string>
  allItems: boolean
  /** Items from the first to before this one. */
  items: number
  readonly indices: Set<number>
}

export function nothingSeen(): Seen {
  return { allNames: false, names: new Set(), allItems: false, items: 0, indices: new Set() }
}

export function addSeen(to: Seen, from: Seen): void {
  to.allNames ||= from.allNames
  to.allItems ||= from.allItems
  to.items = Math.max(to.items, from.items)
  for (const name of from.names) to.names.add(name)
  for (const index of from.indices) to.indices.add(index)
}

export function hasSeenItem(seen: Seen, index: number): boolean {
  return seen.allItems || index < seen.items || seen.indices.has(index)
}

export function hasSeenName(seen: Seen, name: string): boolean {
  return seen.allNames || seen.names.has(name)
}
