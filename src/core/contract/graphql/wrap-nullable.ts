import { isArray, property, type Json, type JsonObject } from '../../json/json.ts'
import { parseTypeReference } from './type-reference.ts'

/** The schema of a use of a type, lists and nulls as `[Order!]!` says. */
export function wrapNamed(type: string, named: (name: string) => JsonObject): JsonObject {
  const { name, nullable } = parseTypeReference(type)
  const [innermost = true, ...lists] = nullable.toReversed()
  return lists.reduce<JsonObject>(
    (items, mayBeNull) => withNull({ type: 'array', items }, mayBeNull),
    withNull(named(name), innermost),
  )
}

function withNull(schema: JsonObject, mayBeNull: boolean): JsonObject {
  if (!mayBeNull) return schema
  const type = property(schema, 'type')
  const values = property(schema, 'enum')
  if (type === undefined) {
    const alternatives = property(schema, 'anyOf')
    const others = isArray(alternatives) ? alternatives : [schema]
    return { anyOf: [...others, { type: 'null' }] }
  }
  const types: readonly Json[] = isArray(type) ? type : [type]
  return {
    ...schema,
    type: [...types, 'null'],
    ...(isArray(values) && { enum: [...values, null] }),
  }
}
