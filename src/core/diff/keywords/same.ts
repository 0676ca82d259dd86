import type { Schema } from '../../shape/schema/schema.ts'
import { nodeOf, type Node } from './node.ts'
import { isNamed, sameNodes } from './same-nodes.ts'
import { plainForm } from './wrap.ts'

/**
 * Whether two schemas promise the same, whatever their spelling: order of keys, references or inline,
 * `allOf` of one, `oneOf` with null. A yes is exact. A no can be wrong for lists of alternatives in another
 * order, which the comparison itself then finds to be the same.
 */
export type SameSchema = (base: Schema, revision: Schema) => boolean

export interface SchemaComparison {
  readonly schemas: SameSchema
  readonly nodes: (base: Node, revision: Node) => boolean
}

/** Two schemas of which one at least was reached by a reference: only through such a pair can schemas recur. */
interface NamedPair {
  readonly base: Node
  readonly revision: Node
  /** Undefined while it is looked into. */
  verdict: boolean | undefined
  /** The pairs that are the same only if this one is. */
  readonly dependents: NamedPair[]
}

/**
 * A comparison with a memory, good for one pair of documents. Recursive schemas are the same unless a difference
 * is reachable; no reference is followed by recursion, so a chain of any length is no danger to the stack.
 */
export function schemaComparison(): SchemaComparison {
  const known = new WeakMap<object, WeakMap<object, NamedPair>>()

  function namedPair(base: Node, revision: Node): NamedPair {
    let row = known.get(base.identity)
    if (!row) known.set(base.identity, (row = new WeakMap()))
    let pair = row.get(revision.identity)
    if (!pair) {
      pair = { base, revision, verdict: undefined, dependents: [] }
      row.set(revision.identity, pair)
    }
    return pair
  }

  /** Looks into the pair and all that it leads to, then settles them together. */
  function settle(first: NamedPair): void {
    const open = [first]
    const met = new Set(open)
    for (const pair of open) {
      const isSame = sameNodes(pair.base, pair.revision, (base, revision) => {
        const needed = namedPair(base, revision)
        if (needed.verdict !== undefined) return needed.verdict
        needed.dependents.push(pair)
        if (!met.has(needed)) {
          met.add(needed)
          open.push(needed)
        }
        return true
      })
      if (!isSame) markDifferent(pair)
    }
    for (const pair of open) pair.verdict ??= true
  }

  const ask = (base: Node, revision: Node): boolean => {
    const pair = namedPair(base, revision)
    if (pair.verdict === undefined) settle(pair)
    return pair.verdict ?? true
  }
  const sameForms = (base: Node, revision: Node): boolean =>
    isNamed(base, revision) ? ask(base, revision) : sameNodes(base, revision, ask)
  return {
    nodes: (base, revision) => sameForms(plainForm(base), plainForm(revision)),
    schemas: (base, revision) =>
      (base.value === revision.value && base.document === revision.document) ||
      sameForms(plainForm(nodeOf(base)), plainForm(nodeOf(revision))),
  }
}

/** A difference reaches every pair that leads to it. */
function markDifferent(pair: NamedPair): void {
  const open = [pair]
  for (const next of open) {
    if (next.verdict === false) continue
    next.verdict = false
    open.push(...next.dependents)
  }
}
