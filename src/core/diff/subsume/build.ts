import type { Json } from '../../json/json.ts'
import type { Allowed, ArrayFacet, LazyAllowed, ObjectBranch } from '../../shape/allowed/allowed.ts'
import { allowedOf } from '../../shape/allowed/lower.ts'
import type { Prover } from './prover.ts'

const MAX_ITEMS = 1000
const MAX_PROPERTIES = 200

export function itemAt({ prefix, items }: ArrayFacet, index: number): LazyAllowed {
  return prefix[index] ?? items
}

export function propertyOf({ properties, additional }: ObjectBranch, name: string): LazyAllowed {
  return properties.get(name) ?? additional
}

/** The alternatives of an object; one that says nothing where any object is admitted. */
export function branchesOf({ branches, direction }: Allowed): readonly ObjectBranch[] {
  return (
    branches ?? [
      {
        properties: new Map(),
        required: new Set(),
        additional: allowedOf([[]], direction),
        additionalStated: false,
        minProperties: 0,
        maxProperties: Infinity,
        residue: [],
        origin: null,
      },
    ]
  )
}

/** A list of that length, with `given` at its place; undefined where an item has no sample. */
export function arrayOf(
  facet: ArrayFacet,
  length: number,
  { sample }: Pick<Prover, 'sample'>,
  given?: readonly [index: number, value: Json],
): Json | undefined {
  if (length > MAX_ITEMS) return undefined
  const list: Json[] = []
  for (let i = 0; i < length; i++) {
    const item = i === given?.[0] ? given[1] : sample(itemAt(facet, i)())
    if (item === undefined) return undefined
    list.push(item)
  }
  return list
}

/** What an object is to look like; without more it has what is required. */
export interface ObjectPlan {
  readonly without?: string
  readonly member?: readonly [name: string, value: Json]
  /** With every property that has a sample. */
  readonly full?: boolean
  /** At least so many properties, where the alternative leaves room. */
  readonly count?: number
}

/** An object of the alternative; undefined where a required property has no sample. */
export function objectOf(
  branch: ObjectBranch,
  { sample }: Pick<Prover, 'sample'>,
  { without, member, full, count = 0 }: ObjectPlan,
): Json | undefined {
  const entries = new Map<string, Json>()
  if (member !== undefined) entries.set(...member)
  for (const name of branch.required) {
    if (name === without || entries.has(name)) continue
    const value = sample(propertyOf(branch, name)())
    if (value === undefined) return undefined
    entries.set(name, value)
  }
  const wanted = Math.min(MAX_PROPERTIES, Math.max(branch.minProperties, count))
  for (const [name, lazy] of branch.properties) {
    const enough = full !== true && entries.size >= wanted
    if (enough || entries.size >= Math.min(branch.maxProperties, MAX_PROPERTIES)) break
    if (name === without || entries.has(name)) continue
    const value = sample(lazy())
    if (value !== undefined) entries.set(name, value)
  }
  for (let i = 1; entries.size < wanted && i <= MAX_PROPERTIES; i++) {
    const value = sample(branch.additional())
    if (value === undefined) break
    if (!branch.properties.has(`other${i}`)) entries.set(`other${i}`, value)
  }
  return Object.fromEntries(entries)
}
