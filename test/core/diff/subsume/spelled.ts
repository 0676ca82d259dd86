import { isArray, isObject, type Json, type JsonObject } from '../../../../src/core/json/json.ts'
import type { Direction } from '../../../../src/core/shape/allowed/allowed.ts'
import type { Dialect } from '../../../../src/core/shape/schema/schema.ts'
import { readOnlyName } from './generated-schemas.ts'

export const dialects: readonly Dialect[] = [
  'json-schema-2020-12',
  'openapi-3.1',
  'json-schema-07',
  'openapi-3.0',
]

/** A schema of 2020-12 in the words of another dialect: it admits the same. */
export function spelled(schema: Json, dialect: Dialect): Json {
  if (dialect === 'json-schema-07') return everywhere(schema, inDraft07)
  return dialect === 'openapi-3.0' ? everywhere(schema, inOpenapi30) : schema
}

/** What a dialect cannot say at all is left out before. */
export function sayable(schema: Json, dialect: Dialect): Json {
  if (dialect !== 'json-schema-07') return schema
  return everywhere(schema, ({ minContains: _min, maxContains: _max, ...rest }) => rest)
}

/** The schema as an oracle has to be given it that knows no directions: a request is not asked for what is read-only. */
export function forOracle(schema: Json, direction: Direction): Json {
  return everywhere(schema, at => {
    const { required = null, properties = null } = at
    const declared = isObject(properties) && readOnlyName in properties
    const hides = direction === 'request' && declared && isArray(required)
    const asked = hides ? { ...at, required: required.filter(name => name !== readOnlyName) } : at
    // Ajv forgets to refuse an empty list where it has met what it contains in another one.
    const needsOne = 'contains' in at && at['minContains'] !== 0
    return needsOne ? together(asked, [{ minItems: 1 }]) : asked
  })
}

const plain = new Set(['enum', 'const', 'required', 'dependentRequired', 'dependencies'])
const named = new Set(['properties', 'patternProperties', '$defs'])

function everywhere(schema: Json, change: (schema: JsonObject) => JsonObject): Json {
  if (isArray(schema)) return schema.map(item => everywhere(item, change))
  if (!isObject(schema)) return schema
  const entries = Object.entries(schema).map(([key, value]): [string, Json] => {
    if (plain.has(key)) return [key, value]
    if (!named.has(key) || !isObject(value)) return [key, everywhere(value, change)]
    return [
      key,
      Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, everywhere(one, change)]),
      ),
    ]
  })
  return change(Object.fromEntries(entries))
}

function inDraft07(schema: JsonObject): JsonObject {
  const { prefixItems, items, dependentRequired, ...rest } = apart(schema)
  const word = prefixItems === undefined ? 'items' : 'additionalItems'
  return {
    ...rest,
    ...(dependentRequired === undefined ? {} : { dependencies: dependentRequired }),
    ...(prefixItems === undefined ? {} : { items: prefixItems }),
    ...(items === undefined ? {} : { [word]: items }),
  }
}

/** Where nothing beside a reference counts, the reference goes into an `allOf`. */
function apart(schema: JsonObject): JsonObject {
  const { $ref, $defs, ...rest } = schema
  if ($ref === undefined || Object.keys(rest).length === 0) return schema
  return { ...together(rest, [{ $ref }]), ...($defs === undefined ? {} : { $defs }) }
}

function together(schema: JsonObject, parts: readonly Json[]): JsonObject {
  const stated = schema['allOf'] ?? null
  return { ...schema, allOf: [...(isArray(stated) ? stated : []), ...parts] }
}

const overruled = ['$ref', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'enum']

function inOpenapi30(schema: JsonObject): JsonObject {
  const { type, minimum, exclusiveMinimum, maximum, exclusiveMaximum, ...rest } = apart(schema)
  const types = isArray(type ?? null) ? (type as string[]) : []
  const nullable =
    types.length === 2 && types.includes('null') && !overruled.some(word => word in rest)
  const bounds = [
    ...bound('inimum', minimum, exclusiveMinimum),
    ...bound('aximum', maximum, exclusiveMaximum),
  ]
  const kind = nullable
    ? { type: types.find(one => one !== 'null') ?? 'null', nullable: true }
    : type === undefined
      ? {}
      : { type }
  const [first = {}, ...others] = bounds
  const merged = others.length === 0 || 'minimum' in first !== 'minimum' in (others[0] ?? {})
  if (merged && others.length < 2) return { ...rest, ...kind, ...first, ...others[0] }
  return together({ ...rest, ...kind }, bounds)
}

/** Exclusive by a flag: one schema for each of the two bounds. */
function bound(
  word: 'inimum' | 'aximum',
  inclusive: Json | undefined,
  exclusive: Json | undefined,
): JsonObject[] {
  return [
    ...(inclusive === undefined ? [] : [{ [`m${word}`]: inclusive }]),
    ...(exclusive === undefined ? [] : [{ [`m${word}`]: exclusive, [`exclusiveM${word}`]: true }]),
  ]
}
