import { isArray, isObject, type Json, type JsonObject } from '../../../../src/core/json/json.ts'
import { names, readOnlyName } from './generated-schemas.ts'
import type { Random } from './random.ts'

const texts: readonly string[] = [
  '',
  'a',
  'b',
  'ab',
  'ba',
  'abc',
  'aab',
  '1',
  'x-1',
  'x-',
  '😀',
  '😀b',
  'a1',
  'zzzz',
  'A',
  'z',
  '2024-02-29T12:30:00Z',
  '2024-02-29',
  '3f2b1c9e-8d7a-4b6c-9e0f-1a2b3c4d5e6f',
  'https://example.com/',
  'someone@example.com',
  '192.0.2.1',
  '2001:db8::1',
]
const numbers: readonly number[] = [
  0, 1, -1, 2, 3, 4, 5, 6, 7, 12, 0.5, 1.5, 2.5, 0.1, 0.3, -0.5, 100, 1e21,
]
const keys: readonly string[] = [...names, readOnlyName, 'ab', 'z', '1', 'next']

/** Values that the schemas speak of: what they list, what lies at and around their bounds. */
export function atomsOf(schemas: readonly Json[]): Json[] {
  const found = new Map<string, Json>()
  const add = (value: Json): unknown => found.set(JSON.stringify(value), value)
  for (const value of [null, true, false, [], {}, ...texts, ...numbers]) add(value)
  const walk = (at: Json): void => {
    if (typeof at === 'number') {
      for (const by of [0, 1, -1, 0.5, -0.5, 0.001, -0.001]) add(at + by)
      if (at >= 0 && at < 20) add('a'.repeat(at))
    }
    if (isArray(at)) {
      for (const item of at) {
        if (typeof item !== 'object' || item === null || !('type' in item)) add(item)
        walk(item)
      }
    } else if (isObject(at)) {
      for (const [key, value] of Object.entries(at)) {
        if (key === 'const') add(value)
        walk(value)
      }
    }
  }
  schemas.forEach(walk)
  return [...found.values()]
}

/** A value that mostly follows the schema, so that it is often admitted by it. */
export function follow(
  schema: Json,
  root: Json,
  atoms: readonly Json[],
  random: Random,
  depth = 4,
): Json {
  const any = (): Json => anyValue(atoms, random, depth)
  if (!isObject(schema) || depth <= 0 || random.chance(0.04)) return any()
  const inside = (at: Json | undefined): Json => follow(at ?? true, root, atoms, random, depth - 1)
  const { $ref, enum: listed, const: literal, allOf, anyOf, oneOf } = schema
  if (typeof $ref === 'string') return inside(definition(root, $ref))
  if (literal !== undefined) return literal
  if (isArray(listed ?? null)) return random.pick(listed as Json[])
  for (const branches of [anyOf, oneOf, allOf]) {
    if (!isArray(branches ?? null) || random.chance(0.2)) continue
    const { allOf: _all, anyOf: _any, oneOf: _one, ...rest } = schema
    const branch = random.pick(branches as Json[])
    return isObject(branch) ? inside({ ...rest, ...branch }) : inside(rest)
  }
  const types = isArray(schema['type'] ?? null)
    ? (schema['type'] as Json[])
    : [schema['type'] ?? guessed(schema)]
  const type = random.pick(types)
  if (type === 'object') return objectFor(schema, inside, random)
  if (type === 'array') return arrayFor(schema, inside, random)
  const fitting = atoms.filter(atom => kindFits(type, atom))
  return fitting.length === 0 ? any() : random.pick(fitting)
}

function guessed(schema: JsonObject): string {
  if ('properties' in schema || 'required' in schema || 'additionalProperties' in schema)
    return 'object'
  return 'items' in schema || 'contains' in schema || 'prefixItems' in schema ? 'array' : 'any'
}

function kindFits(type: Json | undefined, atom: Json): boolean {
  if (type === 'integer') return Number.isInteger(atom)
  return type === 'null' ? atom === null : typeof atom === type
}

function objectFor(
  schema: JsonObject,
  inside: (at: Json | undefined) => Json,
  random: Random,
): Json {
  const properties = isObject(schema['properties'] ?? null)
    ? (schema['properties'] as JsonObject)
    : {}
  const required = isArray(schema['required'] ?? null) ? (schema['required'] as string[]) : []
  const wanted = new Set(required.filter(() => !random.chance(0.05)))
  for (const key of Object.keys(properties)) if (random.chance(0.5)) wanted.add(key)
  for (let i = random.below(3); i > 0; i--) wanted.add(random.pick(keys))
  return Object.fromEntries(
    [...wanted].map(key => {
      const own = Object.hasOwn(properties, key) ? properties[key] : schema['additionalProperties']
      return [key, inside(own)]
    }),
  )
}

function arrayFor(
  schema: JsonObject,
  inside: (at: Json | undefined) => Json,
  random: Random,
): Json {
  const prefix = isArray(schema['prefixItems'] ?? null) ? (schema['prefixItems'] as Json[]) : []
  const least = Number(schema['minItems'] ?? 0)
  const length = Math.min(6, least + random.below(4))
  return Array.from({ length }, (_, index) =>
    random.chance(0.2)
      ? inside(schema['contains'] ?? schema['items'])
      : inside(prefix[index] ?? schema['items']),
  )
}

function definition(root: Json, reference: string): Json | undefined {
  const $defs = isObject(root) ? root['$defs'] : undefined
  return isObject($defs ?? null)
    ? ($defs as JsonObject)[reference.slice('#/$defs/'.length)]
    : undefined
}

function anyValue(atoms: readonly Json[], random: Random, depth: number): Json {
  const draw = random.below(8)
  if (depth <= 0 || draw < 5) return random.pick(atoms)
  const length = random.below(4)
  if (draw === 5) return Array.from({ length }, () => anyValue(atoms, random, depth - 1))
  return Object.fromEntries(
    Array.from({ length }, () => [random.pick(keys), anyValue(atoms, random, depth - 1)]),
  )
}
