import type { Operation } from '../../contract/contract.ts'

/** The same operation in base and revision. */
export interface OperationPair {
  readonly base: Operation
  readonly revision: Operation
}

export interface PairedOperations {
  readonly pairs: readonly OperationPair[]
  readonly added: readonly Operation[]
  readonly removed: readonly Operation[]
}

/** Pairs operations by method and path, whatever the names of the path's parameters. */
export function pairOperations(
  base: readonly Operation[],
  revision: readonly Operation[],
): PairedOperations {
  const exact = new Map(revision.map(operation => [operation.key, operation]))
  const shapes = Map.groupBy(revision, shapeKey)
  const taken = new Set<Operation>()
  const pairs: OperationPair[] = []
  const left: Operation[] = []
  for (const operation of base) {
    const match = exact.get(operation.key)
    if (match && !taken.has(match)) {
      taken.add(match)
      pairs.push({ base: operation, revision: match })
    } else left.push(operation)
  }
  const removed = left.filter(operation => {
    const match = shapes.get(shapeKey(operation))?.find(other => !taken.has(other))
    if (!match) return true
    taken.add(match)
    pairs.push({ base: operation, revision: match })
    return false
  })
  return { pairs, removed, added: revision.filter(operation => !taken.has(operation)) }
}

function shapeKey(operation: Operation): string {
  return `${operation.method} ${pathShape(operation.path)}`
}

/** A path template without the names of its parameters: `/a/{x}` and `/a/{y}` are `/a/{}`. */
export function pathShape(path: string): string {
  return path.replaceAll(/\{[^/{}]*\}/g, '{}')
}

/** The names of a path's parameters in order; those of paired paths correspond by position. */
export function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^/{}]*)\}/g)].map(found => found[1] ?? '')
}
