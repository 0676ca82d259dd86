import type { Contract } from '../../contract/contract.ts'
import { coordinates } from '../../contract/graphql/coordinates.ts'
import type { GraphqlType } from '../../contract/graphql/type-system.ts'
import { pinHeaderOf } from '../../contract/pin/pin-header.ts'
import type { Change } from '../change.ts'
import { compareDirectives } from './compare-directives.ts'
import { compareFields } from './compare-fields.ts'
import { compareInputs } from './compare-inputs.ts'
import type { GraphqlDetails } from './fact.ts'
import { tell, type Telling } from './telling.ts'

/**
 * Every fact in which one type system differs from another, with the operations that it hits where they are known.
 * A pin with operations holds only what they use, so of what nobody uses it tells nothing.
 */
export function compareTypeSystems(base: Contract, revision: Contract): Change[] {
  const before = base.graphql
  const after = revision.graphql
  if (before === undefined || after === undefined) return []
  const uses = before.uses ?? after.uses
  const path = base.operations[0]?.path ?? ''
  const telling: Telling = { changes: [], uses, base, revision, path }
  for (const [name, type] of before.system.types) {
    const other = after.system.types.get(name)
    if (other) compareType(telling, type, other)
    else tell(telling, 'graphql.type.removed', name, { at: ['types', name], base: type.kind })
  }
  for (const [name, { kind }] of after.system.types) {
    if (before.system.types.has(name)) continue
    tell(telling, 'graphql.type.added', name, { at: ['types', name], revision: kind })
  }
  compareDirectives(telling, before.system, after.system)
  const isPartial = uses !== null && [base, revision].some(side => pinHeaderOf(side) !== null)
  return isPartial ? telling.changes.filter(isRead) : telling.changes
}

function isRead({ details }: Change): boolean {
  return ((details as GraphqlDetails | undefined)?.readers?.length ?? 0) > 0
}

function compareType(telling: Telling, base: GraphqlType, revision: GraphqlType): void {
  const { name } = base
  const at = ['types', name]
  if (base.kind !== revision.kind) {
    const told = { at, base: base.kind, revision: revision.kind }
    tell(telling, 'graphql.type.kindChanged', name, told)
    return
  }
  if (base.specifiedBy !== revision.specifiedBy) {
    const told = { at, base: base.specifiedBy, revision: revision.specifiedBy }
    tell(telling, 'graphql.scalar.specificationChanged', name, told)
  }
  compareFields(telling, base, revision)
  const nameOf = (field: string): string => coordinates.member(name, field)
  const holder = { word: 'inputField', nameOf, holder: name, at: [...at, 'inputs'] } as const
  compareInputs(telling, holder, base.inputs, revision.inputs)
  compareValues(telling, base, revision)
  compareNames(telling, 'unionMember', name, base.members, revision.members)
  compareNames(telling, 'implementation', name, base.supertypes, revision.supertypes)
}

function compareValues(telling: Telling, base: GraphqlType, revision: GraphqlType): void {
  const { name } = base
  for (const [value, before] of base.values) {
    const told = { at: ['types', name, 'values', value], usedAs: name }
    const coordinate = coordinates.member(name, value)
    const after = revision.values.get(value)
    if (after === undefined) {
      tell(telling, 'graphql.enumValue.removed', coordinate, { ...told, base: value })
    } else if ((before === null) !== (after === null)) {
      const fact = after === null ? 'reactivated' : 'deprecated'
      tell(telling, `graphql.enumValue.${fact}`, coordinate, told)
    }
  }
  for (const value of revision.values.keys()) {
    if (base.values.has(value)) continue
    const told = { at: ['types', name, 'values', value], usedAs: name, revision: value }
    tell(telling, 'graphql.enumValue.added', coordinates.member(name, value), told)
  }
}

function compareNames(
  telling: Telling,
  word: 'unionMember' | 'implementation',
  name: string,
  base: ReadonlySet<string>,
  revision: ReadonlySet<string>,
): void {
  const at = ['types', name]
  for (const other of base) {
    if (revision.has(other)) continue
    tell(telling, `graphql.${word}.removed`, name, { at, base: other, other })
  }
  for (const other of revision) {
    if (base.has(other)) continue
    tell(telling, `graphql.${word}.added`, name, { at, revision: other, other })
  }
}
