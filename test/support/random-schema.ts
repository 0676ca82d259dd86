import * as fc from 'fast-check'
import type { Json, JsonObject } from '../../src/core/json/json.ts'

const names = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const count = fc.integer({ min: 0, max: 3 })
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, 2, 3, 1.5, '', 'a', 'b', 'ab', '😀'),
)

/** Small values, so that they meet small schemas often enough. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    entries(tie('value')),
  ),
})).value

/** Own properties whatever their names, as `JSON.parse` makes them. */
function entries(value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(names, value), { maxLength: 3, selector: ([key]) => key })
    .map(pairs => Object.fromEntries(pairs))
}

const kinds = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object')

type Keywords = Readonly<Record<string, fc.Arbitrary<Json>>>

function common(schema: fc.Arbitrary<Json>): Keywords {
  const list = fc.array(schema, { minLength: 1, maxLength: 3 })
  const map = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), schema), {
      maxLength: 3,
      selector: ([key]) => key,
    })
    .map(pairs => Object.fromEntries(pairs))
  return {
    type: fc.oneof(kinds, fc.uniqueArray(kinds, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
    multipleOf: fc.integer({ min: 1, max: 3 }),
    minimum: fc.integer({ min: -1, max: 3 }),
    maximum: fc.integer({ min: -1, max: 3 }),
    minLength: count,
    maxLength: count,
    pattern: fc.constantFrom('^a', 'b$', '^.$'),
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    minProperties: count,
    maxProperties: count,
    required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
    properties: map,
    additionalProperties: schema,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: schema,
  }
}

/** Without `contains`, which Ajv takes as met by an empty list behind one that met it. The suite covers it. */
function since7(schema: fc.Arbitrary<Json>): Keywords {
  return {
    ...common(schema),
    const: scalar,
    exclusiveMinimum: fc.integer({ min: -1, max: 3 }),
    exclusiveMaximum: fc.integer({ min: -1, max: 3 }),
    propertyNames: schema,
    patternProperties: schema.map(value => ({ '^[ab]$': value })),
    ...Object.fromEntries(['if', 'then', 'else'].map(name => [name, schema])),
  }
}

function in2020(schema: fc.Arbitrary<Json>): Keywords {
  return {
    ...since7(schema),
    items: schema,
    prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
    dependentRequired: fc.constant({ a: ['b'] }),
    dependentSchemas: schema.map(value => ({ a: value })),
    $ref: fc.constant('#/$defs/shared'),
  }
}

function in07(schema: fc.Arbitrary<Json>): Keywords {
  return {
    ...since7(schema),
    items: fc.oneof(schema, fc.array(schema, { minLength: 1, maxLength: 2 })),
    additionalItems: schema,
    dependencies: schema.map(value => ({ a: value, b: ['c'] })),
  }
}

/** Up to three keywords a schema, so that something is admitted. */
function schemas(keywordsFor: (schema: fc.Arbitrary<Json>) => Keywords): fc.Arbitrary<Json> {
  return fc.letrec<{ schema: Json }>(tie => {
    const keywords = Object.entries(keywordsFor(tie('schema'))).map(([name, value]) =>
      value.map((member): readonly [string, Json] => [name, member]),
    )
    const object = fc
      .uniqueArray(fc.oneof(...keywords), { maxLength: 3, selector: ([name]) => name })
      .map((pairs): Json => Object.fromEntries(pairs))
    const leaf = fc.oneof(
      fc.boolean(),
      kinds.map((type): Json => ({ type })),
      fc.constant({}),
    )
    return { schema: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, object) }
  }).schema
}

/** Without `unevaluated…`, for which Ajv counts what alternatives evaluated that failed. The suite covers it. */
export const schemas2020: fc.Arbitrary<JsonObject> = fc
  .tuple(schemas(in2020), schemas(common))
  .map(([schema, shared]) => ({ $defs: { shared }, allOf: [schema] }))

export const schemas07: fc.Arbitrary<Json> = schemas(in07)

/** Without what has no facet, so that most questions about them have answers. */
export const plainSchemas: fc.Arbitrary<Json> = schemas(schema => {
  const { pattern, not, uniqueItems, oneOf, ...rest } = common(schema)
  return { ...rest, items: schema, const: scalar }
})

/** A schema of OpenAPI 3.0 and one of JSON Schema 2020-12 that admit the same. */
export const openapiPairs: fc.Arbitrary<readonly [openapi: Json, plain: Json]> = fc.letrec<{
  pair: readonly [Json, Json]
}>(tie => {
  const pair = tie('pair')
  const type = fc.constantFrom('boolean', 'integer', 'number', 'string', 'object')
  const bound = fc.integer({ min: 0, max: 3 })
  return {
    pair: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      type.map((name): [Json, Json] => [{ type: name }, { type: name }]),
      type.map((name): [Json, Json] => [
        { type: name, nullable: true, example: 1 },
        { type: [name, 'null'] },
      ]),
      fc.constant<[Json, Json]>([
        { type: 'string', enum: ['a', 'b'], nullable: true },
        { type: ['string', 'null'], enum: ['a', 'b', null] },
      ]),
      bound.map((at): [Json, Json] => [
        { minimum: at, exclusiveMinimum: true, maximum: at + 2, exclusiveMaximum: false },
        { exclusiveMinimum: at, maximum: at + 2 },
      ]),
      pair.map(([a, b]): [Json, Json] => [
        { nullable: true, allOf: [a] },
        { anyOf: [b, { type: 'null' }] },
      ]),
      fc
        .tuple(pair, pair)
        .map(([[a, b], [c, d]]): [Json, Json] => [
          { nullable: true, anyOf: [a, c] },
          { anyOf: [b, d, { type: 'null' }] },
        ]),
      fc.tuple(pair, pair).map(([[a, b], [c, d]]): [Json, Json] => [
        { type: 'object', properties: { a, b: c }, required: ['a'] },
        { type: 'object', properties: { a: b, b: d }, required: ['a'] },
      ]),
      pair.map(([a, b]): [Json, Json] => [
        { type: 'array', items: a },
        { type: 'array', items: b },
      ]),
    ),
  }
}).pair
