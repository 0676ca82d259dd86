import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { isAmong } from './leaf.ts'
import type { Literals, Node, ObjectTests } from './node.ts'
import { settle, type Run } from './run.ts'
import { testsOf } from './tests.ts'

/** How far an alternative is from a value, seen from its own level: what lies deeper counts as one fault each. */
export interface Distance {
  readonly node: Node
  /** Properties whose listed values are others: the alternative was hardly meant. */
  readonly tags: ReadonlyMap<string, Literals>
  readonly faults: number
}

export function distanceOf(node: Node, value: Json, run: Run): Distance {
  const tags = new Map<string, Literals>()
  let faults = 0
  for (const part of partsOf(node)) {
    const { object } = testsOf(part)
    if (object === null || !isObject(value)) continue
    faults += object.required.filter(name => !Object.hasOwn(value, name)).length
    for (const [name, child] of listedIn(object, value)) {
      const member = value[name] ?? null
      const literals = literalsOf(child)
      if (literals !== null && !isAmong(member, literals)) tags.set(name, literals)
      else if (!settle(child, member, run)) faults++
    }
  }
  return { node, tags, faults }
}

export function compareDistance(a: Distance, b: Distance): number {
  return a.tags.size - b.tags.size || a.faults - b.faults
}

function listedIn({ properties }: ObjectTests, value: JsonObject): (readonly [string, Node])[] {
  return [...(properties ?? [])].filter(([name]) => property(value, name) !== undefined)
}

const MAX_PARTS = 64

/** The schema and all that it refers to or joins in place. */
function partsOf(start: Node): readonly Node[] {
  const parts = [start]
  for (const part of parts) {
    const { inPlace } = testsOf(part)
    if (inPlace === null) continue
    const { reference } = inPlace
    const next = reference === null ? inPlace.allOf : [reference, ...inPlace.allOf]
    parts.push(...next.filter(node => !parts.includes(node)))
    if (parts.length > MAX_PARTS) break
  }
  return parts
}

function literalsOf(node: Node): Literals | null {
  for (const part of partsOf(node)) {
    const { literals } = testsOf(part)
    if (literals !== null) return literals
  }
  return null
}
