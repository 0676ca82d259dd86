import { isArray, isObject, type Json, type JsonObject } from '../../../../src/core/json/json.ts'
import { readOnlyName, schemaAt } from './generated-schemas.ts'
import type { Random } from './random.ts'

const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs'])
const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const ones: ReadonlySet<string> = new Set([
  'items',
  'contains',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
])

type Edit = (schema: JsonObject, random: Random) => Json

/** The ways in which authors change one schema: some mean the same as before, some less or more, some else. */
const edits: readonly Edit[] = [
  schema => ({ allOf: [schema] }),
  schema => ({ anyOf: [schema, schema] }),
  (schema, random) => ({ allOf: [schema, schemaAt(random, 1)] }),
  (schema, random) => ({ anyOf: [schema, schemaAt(random, 1)] }),
  (schema, random) => ({ anyOf: [schemaAt(random, 1), schema] }),
  schema => ({ anyOf: [schema, { type: 'null' }] }),
  schema => ({ ...schema, additionalProperties: schema['additionalProperties'] ?? true }),
  (schema, random) => {
    const word = random.pick(Object.keys(schema).concat('type'))
    const { [word]: _gone, ...rest } = schema
    return rest
  },
  (schema, random) => {
    const word = random.pick(Object.keys(schema).concat('type'))
    const { [word]: moved, ...rest } = schema
    return moved === undefined || word === '$ref'
      ? schema
      : { ...rest, allOf: [{ [word]: moved }, ...listIn(rest, 'allOf')] }
  },
  schema => ('const' in schema ? changeKey(schema, 'const', 'enum', value => [value]) : schema),
  (schema, random) => {
    const number = Object.keys(schema).filter(key => typeof schema[key] === 'number')
    if (number.length === 0) return schema
    const word = random.pick(number)
    const moved = Number(schema[word]) + random.pick([1, -1])
    const least = word === 'multipleOf' ? 1 : word.startsWith('m') && word.length > 7 ? 0 : -9
    return { ...schema, [word]: Math.max(least, moved) }
  },
  (schema, random) => {
    const values = listIn(schema, 'enum')
    return values.length > 1 ? { ...schema, enum: random.some(values, values.length) } : schema
  },
  (schema, random) => {
    const word = random.pick(['anyOf', 'oneOf', 'allOf'])
    const branches = listIn(schema, word)
    return branches.length > 1 ? { ...schema, [word]: branches.toReversed() } : schema
  },
  (schema, random) => {
    const required = listIn(schema, 'required')
    return required.length > 0 ? { ...schema, required: random.some(required, 2) } : schema
  },
  schema =>
    schema['type'] === 'integer' && typeof schema['minimum'] === 'number'
      ? changeKey(schema, 'minimum', 'exclusiveMinimum', value => Math.ceil(Number(value)) - 1)
      : schema,
  (schema, random) =>
    schema['type'] === undefined
      ? { ...schema, type: random.pick(['string', 'object', 'integer']) }
      : schema,
]

/** The schema with one to three edits somewhere in it. */
export function changed(schema: Json, random: Random): Json {
  let result = schema
  for (let i = 1 + random.below(3); i > 0; i--) result = changeOnce(result, random)
  return result
}

function changeOnce(schema: Json, random: Random): Json {
  if (!isObject(schema)) return random.chance(0.5) ? schema : { not: !schema }
  const inside = Object.keys(schema).filter(key => maps.has(key) || lists.has(key) || ones.has(key))
  if (inside.length === 0 || random.chance(0.35)) return editedRoot(schema, random)
  const word = random.pick(inside)
  return { ...schema, [word]: changeInside(word, schema[word] ?? null, random) }
}

function editedRoot(schema: JsonObject, random: Random): Json {
  const { $defs, ...rest } = schema
  // What is read-only counts by where it is declared: the oracle knows one form of that.
  const { properties = null } = rest
  if (isObject(properties) && readOnlyName in properties) return schema
  const edited = random.pick(edits)(rest, random)
  return $defs === undefined || !isObject(edited) ? edited : { ...edited, $defs }
}

function changeInside(word: string, value: Json, random: Random): Json {
  if (ones.has(word)) return changeOnce(value, random)
  if (isArray(value)) {
    const at = random.below(value.length)
    return value.map((item, index) => (index === at ? changeOnce(item, random) : item))
  }
  if (!isObject(value)) return value
  const keys = Object.keys(value).filter(key => key !== readOnlyName)
  if (keys.length === 0) return value
  const key = random.pick(keys)
  return { ...value, [key]: changeOnce(value[key] ?? true, random) }
}

function listIn(schema: JsonObject, word: string): readonly Json[] {
  const value = schema[word]
  return isArray(value ?? null) ? (value as Json[]) : []
}

function changeKey(
  schema: JsonObject,
  from: string,
  to: string,
  change: (value: Json) => Json,
): JsonObject {
  const { [from]: value, ...rest } = schema
  return to in rest ? schema : { ...rest, [to]: change(value ?? null) }
}
