import type { Contract, Operation } from '../contract.ts'
import { coordinates } from '../graphql/coordinates.ts'
import type { OperationSet, Selection } from '../graphql/operation-document.ts'
import type { PartKind } from '../openapi/child-kind.ts'
import { markKept, newKeep } from './keep.ts'
import type { Reach } from './reach.ts'
import { wholeReach } from './whole-reach.ts'

/** What the chosen operations of a GraphQL API use of its types; all of it where there are no operations. */
export function graphqlReach(contract: Contract, chosen: ReadonlySet<Operation>): Reach {
  const { graphql, document } = contract
  if (graphql === undefined || graphql.uses === null) return wholeReach(contract)
  const { system, set, uses } = graphql
  const left = new Set(
    contract.operations.flatMap(each => (chosen.has(each) ? [] : (each.variant?.name ?? []))),
  )
  const names = [...set.operations.keys()].filter(name => !left.has(name))
  const isUsed = (coordinate: string): boolean => {
    const users = uses.get(coordinate)
    return users !== undefined && names.some(name => users.has(name))
  }
  const keep = newKeep()
  const mark = (...tokens: string[]): void => void markKept(keep, tokens, 'raw' satisfies PartKind)
  for (const key of ['graphql', 'endpoint', 'roots']) mark(key)
  for (const name of names) mark('operations', name)
  for (const name of fragmentsOf(set, names)) mark('fragments', name)
  for (const name of system.directives.keys()) {
    if (isUsed(coordinates.directive(name))) mark('directives', name)
  }
  for (const { name, kind, fields } of system.types.values()) {
    if (!isUsed(name)) continue
    if (kind !== 'object' && kind !== 'interface') {
      mark('types', name)
      continue
    }
    mark('types', name, 'kind')
    mark('types', name, 'implements')
    for (const field of fields.keys()) {
      if (isUsed(coordinates.member(name, field))) mark('types', name, 'fields', field)
    }
  }
  return new Map([[document, keep]])
}

function fragmentsOf(set: OperationSet, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = names.flatMap(name => set.operations.get(name)?.selection ?? [])
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    waiting.push(...inside(each, set, found))
  }
  return found
}

function inside(
  selection: Selection,
  { fragments }: OperationSet,
  found: Set<string>,
): readonly Selection[] {
  if (selection.kind !== 'spread') return selection.selection
  if (found.has(selection.fragment)) return []
  found.add(selection.fragment)
  return fragments.get(selection.fragment)?.selection ?? []
}
