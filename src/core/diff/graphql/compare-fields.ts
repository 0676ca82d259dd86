import { coordinates } from '../../contract/graphql/coordinates.ts'
import type { GraphqlField, GraphqlType } from '../../contract/graphql/type-system.ts'
import { compareInputs } from './compare-inputs.ts'
import { tell, type Telling } from './telling.ts'
import { answeredChange } from './type-change.ts'

/** The fields of an object or interface. */
export function compareFields(telling: Telling, base: GraphqlType, revision: GraphqlType): void {
  for (const [name, before] of base.fields) {
    const after = revision.fields.get(name)
    const at = ['types', base.name, 'fields', name]
    const coordinate = coordinates.member(base.name, name)
    if (after) compareField(telling, base.name, name, [before, after])
    else {
      const told = { direction: 'response', at, base: before.type } as const
      tell(telling, 'graphql.field.removed', coordinate, told)
    }
  }
  for (const [name, { type }] of revision.fields) {
    if (base.fields.has(name)) continue
    const at = ['types', base.name, 'fields', name]
    const told = { direction: 'response', at, revision: type } as const
    tell(telling, 'graphql.field.added', coordinates.member(base.name, name), told)
  }
}

function compareField(
  telling: Telling,
  type: string,
  name: string,
  [before, after]: readonly [GraphqlField, GraphqlField],
): void {
  const at = ['types', type, 'fields', name]
  const coordinate = coordinates.member(type, name)
  const told = { direction: 'response', at } as const
  const types = { ...told, base: before.type, revision: after.type }
  const change = answeredChange(before.type, after.type)
  if (change === 'safe') tell(telling, 'graphql.field.typeSpecialized', coordinate, types)
  if (change === 'nullability') tell(telling, 'graphql.field.becameNullable', coordinate, types)
  if (change === 'other') tell(telling, 'graphql.field.typeChanged', coordinate, types)
  if ((before.deprecated === null) !== (after.deprecated === null)) {
    const fact = after.deprecated === null ? 'reactivated' : 'deprecated'
    tell(telling, `graphql.field.${fact}`, coordinate, told)
  }
  const holder = {
    word: 'argument',
    nameOf: (arg: string) => coordinates.argument(type, name, arg),
    holder: coordinate,
    at: [...at, 'args'],
  } as const
  compareInputs(telling, holder, before.args, after.args)
}
