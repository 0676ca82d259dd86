import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../../../src/core/diff/check/check.ts'
import { conforms } from '../../../../src/core/diff/check/conforms.ts'
import type { Violation } from '../../../../src/core/diff/check/violation.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { plainSchemas, values } from '../../../support/random-schema.ts'
import { recursiveSchemas } from '../../../support/recursive-schemas.ts'
import { schemaFrom } from '../../../support/schema.ts'

function told(value: Json, schema: Json): string[] {
  const violations: readonly Violation[] = check(value, schemaFrom(schema), 'response')
  return violations.map(
    ({ place, reason, expected, actual }) => `${place} ${reason}: ${expected}, not ${actual}`,
  )
}

const event = (type: string, payload: Json): Json => ({
  type: 'object',
  required: ['type', 'payload'],
  properties: { type: { const: type }, payload },
})
const events: Json = {
  oneOf: [
    event('push', { type: 'object', required: ['commits'] }),
    event('star', {
      type: 'object',
      required: ['count'],
      properties: { count: { type: 'integer' } },
    }),
  ],
}

const tree = (extra: string): Json => ({
  type: 'object',
  properties: { left: { $ref: '#/$defs/tree' }, right: { $ref: '#/$defs/tree' } },
  required: [extra],
})

const nested = (text: Json): Json => ({
  text: 'x',
  list: [{ next: { maybe: { text } } }],
  maybe: null,
})

const deep = (text: Json): Json => {
  let value: Json = { text }
  for (let i = 0; i < 500; i++) value = { text: 'x', next: value }
  return value
}

describe('check', { timeout: 60_000 }, () => {
  test.each<{ name: string; schema: Json; value: Json; violations: readonly string[] }>([
    {
      name: 'a wrong kind with all kinds that are allowed',
      schema: { properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
      value: { a: 1 },
      violations: ['/a value.kind-not-allowed: string | null, not integer'],
    },
    {
      name: 'a null by a reason of its own',
      schema: { items: { allOf: [{ type: 'object' }, { required: ['x'] }] } },
      value: [null],
      violations: ['/* value.null-not-allowed: object, not null'],
    },
    {
      name: 'a missing property at its own place',
      schema: { items: { required: ['id'], properties: { id: { type: 'integer' } } } },
      value: [{}],
      violations: ['/*/id property.required-missing: integer, not missing'],
    },
    {
      name: 'a wrong tag once, with the tags of all alternatives',
      schema: events,
      value: { type: 'fork', payload: {} },
      violations: ['/type enum.value-not-allowed: one of "push", "star", not string'],
    },
    {
      name: 'what is wrong with the alternative that the tag means',
      schema: events,
      value: { type: 'star', payload: { count: '3' } },
      violations: ['/payload/count value.kind-not-allowed: integer, not string'],
    },
    {
      name: 'the same fault of two parts of an allOf once',
      schema: { allOf: [{ type: 'object', required: ['a'] }, { required: ['a'] }] },
      value: {},
      violations: ['/a property.required-missing: present, not missing'],
    },
    {
      name: 'several alternatives that match',
      schema: { oneOf: [{ minimum: 1 }, { maximum: 5 }] },
      value: 3,
      violations: [' one-of.several-matched: exactly one of the alternatives, not integer'],
    },
    {
      name: 'keys that are data by their kind, others by name',
      schema: { additionalProperties: false },
      value: { 'jane@example.com': 1, nick: 2 },
      violations: [
        '/{email} property.not-allowed: no such property, not integer',
        '/nick property.not-allowed: no such property, not integer',
      ],
    },
    {
      name: 'keys of a map together',
      schema: { additionalProperties: { type: 'string' } },
      value: { en: 1 },
      violations: ['/{key} value.kind-not-allowed: string, not integer'],
    },
    {
      name: 'a format, and what came instead',
      schema: { format: 'date-time' },
      value: '2024-02-30',
      violations: [' format.violated: date-time string, not string'],
    },
    {
      name: 'bounds without telling numbers that came',
      schema: { minimum: 5, multipleOf: 2 },
      value: 3,
      violations: [
        ' bound.exceeded: at least 5, not a smaller number',
        ' bound.exceeded: a multiple of 2, not a number between multiples',
      ],
    },
    {
      name: 'properties that nothing evaluated',
      schema: { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      value: { a: 1, b: 2 },
      violations: ['/b property.not-allowed: no such property, not integer'],
    },
  ])('tells $name', ({ schema, value, violations }) => {
    expect(told(value, schema)).toEqual(violations)
  })

  test('follows the discriminator of OpenAPI to the alternative that was meant', () => {
    const schema = schemaFrom(
      {
        oneOf: [{ $ref: '#/schemas/Cat' }, { $ref: '#/schemas/Dog' }],
        discriminator: { propertyName: 'pet', mapping: { hound: '#/schemas/Dog' } },
        schemas: {
          Cat: { type: 'object', required: ['claws'] },
          Dog: { type: 'object', required: ['bark', 'size', 'age'] },
        },
      },
      'openapi-3.0',
    )
    const places = check({ pet: 'hound', bark: 1 }, schema, 'response').map(({ place }) => place)
    expect(places).toEqual(['/size', '/age'])
  })

  test('asks for read-only properties in responses only, for write-only ones in requests only', () => {
    const schema = schemaFrom(
      {
        allOf: [{ $ref: '#/base' }, { required: ['id', 'password'] }],
        base: { properties: { id: { readOnly: true }, password: { writeOnly: true } } },
      },
      'openapi-3.1',
    )
    const missing = (direction: 'request' | 'response') =>
      check({}, schema, direction).map(({ place }) => place)
    expect(missing('request')).toEqual(['/password'])
    expect(missing('response')).toEqual(['/id'])
  })

  test('asserts formats in responses, and where it is told to', () => {
    const schema = schemaFrom({ format: 'uuid' })
    expect(conforms('x', schema, 'response')).toBe(false)
    expect(conforms('x', schema, 'request')).toBe(true)
    expect(conforms('x', schema, 'request', { formats: true })).toBe(false)
    expect(conforms('x', schemaFrom({ format: 'vendor-thing' }), 'response')).toBe(true)
  })

  test('takes what a document leaves open by its own fault as admitting anything', () => {
    expect(told(1, { $ref: '#/nowhere' })).toEqual([])
    expect(told('x', { pattern: '[' })).toEqual([])
    expect(
      told({ a: 1 }, { patternProperties: { '(': false }, additionalProperties: false }),
    ).toEqual([])
    expect(told(1, { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' })).toEqual([])
  })

  test('takes keys that every object has by nature as any others', () => {
    expect(told({}, { required: ['constructor'] })).toHaveLength(1)
    const polluted = JSON.parse('{"__proto__": {"a": 1}}') as Json
    expect(told(polluted, { required: ['__proto__'], additionalProperties: false })).toEqual([
      '/__proto__ property.not-allowed: no such property, not object',
    ])
    expect(told({ a: 'x' }, JSON.parse('{"properties":{"__proto__":false}}') as Json)).toEqual([])
  })

  test('tells at least one reason exactly when the value does not conform', () => {
    fc.assert(
      fc.property(plainSchemas, values, (schema, value) => {
        const found = check(value, schemaFrom(schema), 'response')
        expect(found.length === 0).toBe(conforms(value, schemaFrom(schema), 'response'))
        expect(found.every(({ keyword }) => keyword !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('bears values as deep as the parser lets through, and tells a fault at the bottom', () => {
    const schema = schemaFrom({
      $defs: {
        A: { allOf: [{ $ref: '#/$defs/B' }, { properties: { next: { $ref: '#/$defs/C' } } }] },
        B: { type: 'object', properties: { text: { type: 'string' } } },
        C: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/A' }] },
      },
      $ref: '#/$defs/A',
    })
    expect(check(deep('x'), schema, 'response')).toEqual([])
    const [fault, ...others] = check(deep(1), schema, 'response')
    expect([fault?.place, others]).toEqual([`${'/next'.repeat(500)}/text`, []])
  })

  test('ends for 900 schemas that refer to each other, also in place', () => {
    for (const inPlace of [false, true]) {
      const schema = recursiveSchemas(900, { inPlace })
      expect(check(nested('x'), schema, 'response')).toEqual([])
      expect(check(nested(1), schema, 'response').map(({ place }) => place)).toEqual([
        '/list/*/next/maybe/text',
      ])
    }
  })

  test('stays polynomial where every alternative recurs', () => {
    const schema = {
      $defs: { tree: { oneOf: [tree('a'), tree('b'), tree('c')] } },
      $ref: '#/$defs/tree',
    }
    let value: Json = { d: 1 }
    for (let i = 0; i < 40; i++) value = { left: value, c: 1 }
    expect(conforms(value, schemaFrom(schema), 'response')).toBe(false)
    expect(told(value, schema).length).toBeGreaterThan(0)
  })

  test('does not let a pattern take exponential time', () => {
    expect(conforms(`${'a'.repeat(60)}!`, schemaFrom({ pattern: '^(a+)+$' }), 'response')).toBe(
      true,
    )
    expect(conforms('aaa!', schemaFrom({ pattern: '^(a+)+$' }), 'response')).toBe(false)
  })
})
