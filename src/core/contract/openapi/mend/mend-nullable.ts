import { isArray, isObject, property, type Json, type JsonObject } from '../../../json/json.ts'
import { referenceOf, resolvePart } from '../follow.ts'
import type { Contract } from '../../contract.ts'
import { isModernContract, objectOf, replace, type Edit, type MendContext } from './edit.ts'

/** How deep alternatives are looked into for a type. */
const MAX_DEPTH = 8

/** Keywords that refuse no value. */
const annotations = new Set(
  'nullable title description default example externalDocs deprecated readOnly writeOnly xml'.split(
    ' ',
  ),
)

/** Says the type that the schema has in truth; where nothing is constrained, null is admitted anyway. */
export function mendNullable({ contract, tokens }: MendContext): readonly Edit[] | null {
  const holder = tokens.slice(0, -1)
  const schema = objectOf(contract, holder)
  if (isModernContract(contract)) return mendModern(schema, tokens)
  const type = typeOf(contract, schema, 0)
  if (type !== null) return [{ tokens: holder, update: { type } }]
  const isFree = Object.keys(schema).every(key => key.startsWith('x-') || annotations.has(key))
  return isFree ? [{ tokens }] : null
}

function mendModern(schema: JsonObject, tokens: readonly string[]): readonly Edit[] | null {
  const holder = tokens.slice(0, -1)
  const type = property(schema, 'type')
  const types = isArray(type) ? type : [type]
  if (type === undefined) return null
  if (types.includes('null')) return [{ tokens }]
  const names = types.filter(name => typeof name === 'string')
  const values = property(schema, 'enum')
  const isShort = isArray(values) && !values.includes(null)
  return [
    { tokens },
    ...replace([...holder, 'type'], [...names, 'null']),
    ...(isShort ? replace([...holder, 'enum'], [...values, null]) : []),
  ]
}

/** The one type that all of a schema's alternatives or parts have, as far as that stands there. */
function typeOf(contract: Contract, schema: Json, depth: number): string | null {
  if (!isObject(schema) || depth > MAX_DEPTH) return null
  const reference = referenceOf(schema)
  if (reference !== undefined) {
    const target = resolvePart(contract.document, reference)
    return target === undefined || target.document !== contract.document
      ? null
      : typeOf(contract, target.value, depth + 1)
  }
  const type = property(schema, 'type')
  if (typeof type === 'string') return type
  const values = property(schema, 'enum')
  if (isArray(values)) return onlyOne(values.filter(each => each !== null).map(typeName))
  if (property(schema, 'properties') !== undefined) return 'object'
  if (property(schema, 'items') !== undefined) return 'array'
  const all = property(schema, 'allOf')
  if (isArray(all)) {
    const known = all.map(part => typeOf(contract, part, depth + 1)).filter(each => each !== null)
    return onlyOne(known)
  }
  const some = property(schema, 'oneOf') ?? property(schema, 'anyOf')
  return isArray(some) ? onlyOne(some.map(part => typeOf(contract, part, depth + 1))) : null
}

function typeName(value: Json): string | null {
  if (isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return value === null ? null : typeof value
}

function onlyOne(types: readonly (string | null)[]): string | null {
  return new Set(types).size === 1 ? (types[0] ?? null) : null
}
