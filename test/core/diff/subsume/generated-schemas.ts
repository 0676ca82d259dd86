import { isArray, isObject, type Json, type JsonObject } from '../../../../src/core/json/json.ts'
import type { Random } from './random.ts'

/** Schemas of JSON Schema 2020-12 are drawn from these few words, so that two of them meet. */
export const names = ['a', 'b', 'c', 'x-1'] as const
export const patterns = [
  '^a',
  'b$',
  '^[a-z]+$',
  '^.$',
  '\\d',
  '^x-',
  '^(a|b)$',
  '^[ab]{1,3}$',
] as const
export const formats = [
  'date-time',
  'date',
  'uuid',
  'uri',
  'email',
  'ipv4',
  'ipv6',
  'int64',
] as const
const kinds = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const
const scalars: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  5,
  -1,
  1.5,
  0.5,
  '',
  'a',
  'b',
  'ab',
  '1',
  '😀',
  'abc',
]
const literals: readonly Json[] = [
  ...scalars,
  [],
  [1],
  ['a', 'b'],
  {},
  { a: 1 },
  { a: 'b', b: null },
]
/** Read-only wherever it is declared, and required only there. */
export const readOnlyName = 'made'

type Maker = (random: Random, depth: number) => Json

const count: Maker = random => random.below(4)
const bound: Maker = random => random.pick([-1, 0, 1, 2, 3, 5, 0.5, 2.5])
const list: Maker = (random, depth) =>
  Array.from({ length: 1 + random.below(3) }, () => schemaAt(random, depth))
const mapOf: Maker = (random, depth) =>
  Object.fromEntries(random.some(names, 3).map(name => [name, schemaAt(random, depth)]))

const byKind: Readonly<Record<string, Readonly<Record<string, Maker>>>> = {
  string: {
    minLength: count,
    maxLength: count,
    pattern: random => random.pick(patterns),
    format: random => random.pick(formats),
  },
  number: {
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: random => random.pick([1, 2, 3, 4, 6, 0.5, 0.1, 1.5]),
  },
  array: {
    minItems: count,
    maxItems: count,
    uniqueItems: random => random.chance(0.8),
    items: schemaAt,
    prefixItems: list,
    contains: schemaAt,
    minContains: random => random.below(3),
    maxContains: random => 1 + random.below(3),
  },
  object: {
    minProperties: count,
    maxProperties: count,
    required: random => random.some(names, 3),
    properties: mapOf,
    additionalProperties: schemaAt,
    patternProperties: (random, depth) => ({ [random.pick(patterns)]: schemaAt(random, depth) }),
    propertyNames: random =>
      random.pick([{ pattern: random.pick(patterns) }, { maxLength: 1 }, { enum: ['a', 'b'] }]),
    dependentRequired: random => ({ [random.pick(names)]: random.some(names, 2) }),
  },
}
const inPlace: Readonly<Record<string, Maker>> = {
  ...Object.fromEntries(['allOf', 'anyOf', 'oneOf'].map(word => [word, list])),
  ...Object.fromEntries(['not', 'if', 'then', 'else'].map(word => [word, schemaAt])),
}

/** A schema with definitions beside it, one of which refers to itself. */
export function makeSchema(random: Random): Json {
  const root = schemaAt(random, 3)
  if (!isObject(root)) return root
  const node: JsonObject = {
    type: 'object',
    properties: { a: schemaAt(random, 1), next: { $ref: '#/$defs/node' } },
    ...(random.chance(0.4) ? { required: ['a'] } : {}),
  }
  return { ...root, $defs: { node, word: withoutReferences(random) } }
}

/** A ring of references that never enters the value has no meaning that an oracle could tell. */
function withoutReferences(random: Random): Json {
  const schema = schemaAt(random, 1)
  return JSON.stringify(schema).includes('$ref') ? { type: ['string', 'integer'] } : schema
}

export function schemaAt(random: Random, depth: number): Json {
  if (depth <= 0 || random.chance(0.15)) return leaf(random)
  const schema: Record<string, Json> = {}
  const kind = random.pick(['string', 'number', 'array', 'object', 'object', 'any'] as const)
  if (random.chance(0.75)) schema['type'] = typeFor(kind, random)
  const words = kind === 'any' ? inPlace : byKind[kind]!
  for (const word of random.some(Object.keys(words), 3))
    schema[word] = words[word]!(random, depth - 1)
  if (random.chance(0.2)) {
    const word = random.pick(Object.keys(inPlace))
    schema[word] = inPlace[word]!(random, depth - 1)
  }
  if (random.chance(0.08)) schema['enum'] = random.some(literals, 5)
  if (kind === 'object' && random.chance(0.15)) addReadOnly(schema, random)
  return schema
}

function typeFor(kind: string, random: Random): Json {
  const own = kind === 'number' ? random.pick(['number', 'integer']) : kind
  if (kind === 'any') return random.some(kinds, 3)
  return random.chance(0.25) ? [own, 'null'] : own
}

function leaf(random: Random): Json {
  const draw = random.below(12)
  if (draw === 0) return random.chance(0.7)
  if (draw === 1) return {}
  if (draw === 2) return { enum: random.some(literals, 4) }
  if (draw === 3) return { const: random.pick(literals) }
  if (draw === 4) return { $ref: random.pick(['#/$defs/node', '#/$defs/word']) }
  if (draw === 5) return { type: random.some(kinds, 2) }
  if (draw === 6) return { type: 'string', format: random.pick(formats) }
  return { type: random.pick(kinds) }
}

function addReadOnly(schema: Record<string, Json>, random: Random): void {
  const { properties, required } = schema
  const declared = { [readOnlyName]: { type: 'string', readOnly: true } }
  schema['properties'] = {
    ...(isObject(properties ?? null) ? (properties as JsonObject) : {}),
    ...declared,
  }
  if (random.chance(0.6))
    schema['required'] = [...(isArray(required ?? null) ? (required as Json[]) : []), readOnlyName]
}
