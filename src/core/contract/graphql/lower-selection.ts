import type { Json, JsonObject } from '../../json/json.ts'
import { collectFields, type CollectedField, type Collecting } from './collect-fields.ts'
import type { Selection } from './operation-document.ts'
import { possibleTypes } from './possible-types.ts'
import { scalarSchema } from './scalar-schema.ts'
import { wrapNamed } from './wrap-nullable.ts'

/** Aliases in fragments in fragments can make an answer of any size; what is beyond this is read as any. */
const MAX_NODES = 20_000

export interface Lowering extends Collecting {
  /** Nodes that may still be made. */
  left: number
}

export function startLowering(collecting: Collecting): Lowering {
  return { ...collecting, left: MAX_NODES }
}

type Selections = readonly (readonly Selection[])[]

/** The JSON Schema of what a selection on a type answers: nothing that was not selected can come. */
export function lowerType(lowering: Lowering, type: string, selections: Selections): JsonObject {
  return wrapNamed(type, name => lowerNamed(lowering, name, selections))
}

function lowerNamed(lowering: Lowering, name: string, selections: Selections): JsonObject {
  if (--lowering.left < 0) return {}
  const type = lowering.system.types.get(name)
  if (type === undefined || type.kind === 'scalar') return scalarSchema(name)
  if (type.kind === 'enum') return { type: 'string', enum: [...type.values.keys()] }
  if (type.kind === 'input') return {}
  const branches = alternatives(lowering, name, selections)
  const [only] = branches
  return only !== undefined && branches.length === 1 ? only : { anyOf: branches }
}

/** One object for all types that the selection reads alike. */
function alternatives(lowering: Lowering, parent: string, selections: Selections): JsonObject[] {
  const objects = possibleTypes(lowering.system, parent)
  lowering.left -= objects.length
  if (lowering.left < 0) return [{}]
  const ids = new Map<readonly Selection[], number>()
  const read = objects.map(object => {
    const fields = collectFields(lowering, parent, object, selections)
    const parts = Array.from(fields.values(), field => [
      field.key,
      field.name,
      field.maybe,
      fieldType(lowering, object, field),
      field.selections.map(selection => {
        if (!ids.has(selection)) ids.set(selection, ids.size)
        return ids.get(selection) ?? 0
      }),
    ])
    return { object, fields, alike: JSON.stringify(parts) }
  })
  return Array.from(Map.groupBy(read, ({ alike }) => alike).values(), group => {
    const [first] = group
    if (first === undefined) return {}
    const names = group.map(({ object }) => object)
    return lowerObject(lowering, first.object, first.fields, names)
  })
}

function lowerObject(
  lowering: Lowering,
  object: string,
  fields: ReadonlyMap<string, CollectedField>,
  names: readonly string[],
): JsonObject {
  const required: string[] = []
  const properties = Array.from(fields.values(), (field): [string, Json] => {
    const type = fieldType(lowering, object, field)
    if (!field.maybe && type !== '') required.push(field.key)
    if (field.name === '__typename') return [field.key, { type: 'string', enum: names }]
    // What the types do not have was told as a defect, and reads as any.
    return [field.key, type === '' ? {} : lowerType(lowering, type, field.selections)]
  })
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  }
}

/** As the object itself has it: it may promise more than the interface. `''` where there is no such field. */
function fieldType({ system }: Lowering, object: string, { name }: CollectedField): string {
  if (name === '__typename') return 'String!'
  return system.types.get(object)?.fields.get(name)?.type ?? ''
}
