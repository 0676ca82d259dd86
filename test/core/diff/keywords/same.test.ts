import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { isArray, isObject, type Json, type JsonObject } from '../../../../src/core/json/json.ts'
import { contractOf, diffDocuments, documentOf } from '../documents.ts'
import { diffContracts } from '../../../../src/core/diff/contracts.ts'

const keys = fc.constantFrom('a', 'b', 'name', '__proto__', 'constructor', 'x/y', '{id}')

/** Schemas of the kinds that documents are made of, with references to two recursive components. */
const { schema } = fc.letrec<{ schema: JsonObject }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constantFrom('string', 'integer', 'boolean') }),
    fc.record({ type: fc.constant('string'), enum: fc.uniqueArray(fc.string(), { minLength: 1 }) }),
    fc.record({ type: fc.constant('number'), minimum: fc.integer(), maximum: fc.integer() }),
    fc.record({ $ref: fc.constantFrom('#/components/schemas/Pet', '#/components/schemas/Owner') }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ type: fc.constant('object'), properties: fc.dictionary(keys, tie('schema')) }),
  ),
}))

const components: JsonObject = {
  Pet: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, owner: { $ref: '#/components/schemas/Owner' } },
  },
  Owner: {
    type: 'object',
    properties: { pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
  },
}
const documents = schema.map(value => documentOf(value, components))

function shuffled(value: Json): Json {
  if (isArray(value)) return value.map(shuffled)
  if (!isObject(value)) return value
  const entries = Object.keys(value).map(key => [key, shuffled(value[key] ?? null)] as const)
  return Object.fromEntries(entries.toReversed())
}

/** A schema and all that it holds in another spelling. */
function respelled(value: Json, spell: (schema: JsonObject) => JsonObject): Json {
  const inner = (child: Json): Json => respelled(child, spell)
  if (!isObject(value)) return value
  const { items, oneOf, properties, ...rest } = value
  return spell({
    ...rest,
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(isArray(oneOf) ? { oneOf: oneOf.map(inner) } : {}),
    ...(isObject(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, child]) => [key, inner(child)]),
          ),
        }
      : {}),
  })
}

describe('the same promise gives no change', () => {
  test('for a document and itself', () => {
    fc.assert(
      fc.property(documents, root => {
        expect(diffDocuments(root, structuredClone(root))).toEqual([])
        expect(diffDocuments(root, root)).toEqual([])
      }),
    )
  })

  test('for a document and its YAML twin', () => {
    fc.assert(
      fc.property(documents, root => {
        expect(diffDocuments(root, parse(stringify(root)) as Json)).toEqual([])
      }),
    )
  })

  test('whatever the order of keys', () => {
    fc.assert(
      fc.property(documents, root => {
        expect(diffDocuments(root, shuffled(root))).toEqual([])
      }),
    )
  })

  test('for allOf of one, everywhere', () => {
    fc.assert(
      fc.property(schema, value => {
        const wrapped = documentOf(
          respelled(value, inner => ({ allOf: [inner] })),
          components,
        )
        expect(diffDocuments(documentOf(value, components), wrapped)).toEqual([])
        expect(diffDocuments(wrapped, documentOf(value, components))).toEqual([])
      }),
    )
  })

  test('for references and the schemas that they lead to', () => {
    const inlined = documentOf({ ...(components['Pet'] as JsonObject) }, components)
    const referring = documentOf({ $ref: '#/components/schemas/Pet' }, components)
    expect(diffDocuments(referring, inlined)).toEqual([])
    expect(diffDocuments(inlined, referring)).toEqual([])
  })

  const pet = { $ref: '#/components/schemas/Pet' }
  test.each<{ name: string; base: Json; revision: Json }>([
    {
      name: 'oneOf with null',
      base: { type: ['string', 'null'] },
      revision: { oneOf: [{ type: 'string' }, { type: 'null' }] },
    },
    {
      name: 'anyOf with null',
      base: { type: ['object', 'null'] },
      revision: { anyOf: [{ type: 'null' }, { type: 'object' }] },
    },
    {
      name: 'oneOf and anyOf with null',
      base: { oneOf: [pet, { type: 'null' }] },
      revision: { anyOf: [pet, { type: 'null' }] },
    },
    { name: 'a list of one type', base: { type: 'string' }, revision: { type: ['string'] } },
    {
      name: 'types in another order',
      base: { type: ['string', 'integer'] },
      revision: { type: ['integer', 'string'] },
    },
    {
      name: 'required in another order',
      base: { required: ['a', 'b'] },
      revision: { required: ['b', 'a'] },
    },
    {
      name: 'an enum in another order',
      base: { enum: ['a', 'b'] },
      revision: { enum: ['b', 'a'] },
    },
    {
      name: 'alternatives in another order',
      base: { anyOf: [pet, { type: 'string' }] },
      revision: { anyOf: [{ type: 'string' }, pet] },
    },
    {
      name: 'a nullable enum with and without null',
      base: { type: ['string', 'null'], enum: ['a', null] },
      revision: { type: ['string', 'null'], enum: ['a'] },
    },
    {
      name: 'other titles and texts',
      base: { type: 'string', title: 'A', description: 'one' },
      revision: { type: 'string', title: 'B' },
    },
    {
      name: 'a stated default of the language',
      base: { type: 'object' },
      revision: { type: 'object', additionalProperties: true, required: [], deprecated: false },
    },
    {
      name: 'a reference in anyOf made inline',
      base: { anyOf: [pet, { type: 'string' }] },
      revision: { anyOf: [{ ...(components['Pet'] as JsonObject) }, { type: 'string' }] },
    },
  ])('for $name', ({ base, revision }) => {
    expect(diffDocuments(documentOf(base, components), documentOf(revision, components))).toEqual(
      [],
    )
    expect(diffDocuments(documentOf(revision, components), documentOf(base, components))).toEqual(
      [],
    )
    const inside = (value: Json): Json =>
      documentOf({ type: 'object', properties: { p: value } }, components)
    expect(diffDocuments(inside(base), inside(revision))).toEqual([])
  })

  test.each<{ name: string; old: Json; next: Json }>([
    {
      name: 'an exclusive minimum',
      old: { type: 'number', minimum: 1, exclusiveMinimum: true },
      next: { type: 'number', exclusiveMinimum: 1 },
    },
    {
      name: 'an exclusive maximum',
      old: { type: 'number', maximum: 1, exclusiveMaximum: true },
      next: { type: 'number', exclusiveMaximum: 1 },
    },
    {
      name: 'nullable',
      old: { type: 'string', nullable: true },
      next: { type: ['string', 'null'] },
    },
    {
      name: 'a nullable reference',
      old: { nullable: true, allOf: [pet] },
      next: { oneOf: [pet, { type: 'null' }] },
    },
  ])('for $name of OpenAPI 3.0 and of 3.1', ({ old, next }) => {
    const before = contractOf({ ...documentOf(old, components), openapi: '3.0.3' }, '3.0')
    const after = contractOf(documentOf(next, components), '3.1')
    expect(diffContracts(before, after)).toEqual([])
    expect(diffContracts(after, before)).toEqual([])
  })
})
