import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import type { Allowed } from '../../../../src/core/shape/allowed/allowed.ts'
import { lower } from '../../../../src/core/shape/allowed/lower.ts'
import type { Dialect } from '../../../../src/core/shape/schema/schema.ts'
import { plainSchemas } from '../../../support/random-schema.ts'
import { recursiveSchemas } from '../../../support/recursive-schemas.ts'
import { schemaFrom } from '../../../support/schema.ts'

function kindsOf(allowed: Allowed): string[] {
  return [...allowed.kinds].sort()
}

/** Every allowed that can be reached, as long as that are fewer than a thousand. */
function reach(start: Allowed): Set<Allowed> {
  const reached = new Set([start])
  for (const { array, branches } of reached) {
    const objects = (branches ?? []).flatMap(branch => [
      ...branch.properties.values(),
      branch.additional,
    ])
    const items = array === null ? [] : [...array.prefix, array.items]
    for (const lazy of [...objects, ...items]) reached.add(lazy())
    if (reached.size > 10_000) break
  }
  return reached
}

const tagged = (count: number) =>
  schemaFrom({
    oneOf: Array.from({ length: count }, (_, index) => ({
      type: 'object',
      required: ['type', `only${index}`],
      properties: { type: { const: `t${index}` } },
    })),
  })

const hashes = (schema: Json) =>
  lower(schemaFrom(schema), 'response').residue.map(({ keyword, hash }) => [keyword, hash])

describe('lower', { timeout: 60_000 }, () => {
  test.each<{ name: string; schema: Json; dialect: Dialect }>([
    { name: 'a list of types', schema: { type: ['string', 'null'] }, dialect: 'openapi-3.1' },
    { name: 'nullable', schema: { type: 'string', nullable: true }, dialect: 'openapi-3.0' },
    { name: 'x-nullable', schema: { type: 'string', 'x-nullable': true }, dialect: 'openapi-2.0' },
    {
      name: 'oneOf with null',
      schema: { oneOf: [{ type: 'string' }, { type: 'null' }] },
      dialect: 'openapi-3.1',
    },
    {
      name: 'anyOf with an enum of null',
      schema: { anyOf: [{ type: 'string' }, { enum: [null] }] },
      dialect: 'openapi-3.1',
    },
    {
      name: 'allOf of one, nullable',
      schema: { allOf: [{ type: 'string' }], nullable: true },
      dialect: 'openapi-3.0',
    },
  ])('makes one of all spellings of nullable: $name', ({ schema, dialect }) => {
    const allowed = lower(schemaFrom(schema, dialect), 'response')
    expect(kindsOf(allowed)).toEqual(['null', 'string'])
    expect(allowed).toMatchObject({ string: null, residue: [], exact: true })
  })

  test('keeps the values of an enum by kind', () => {
    const { kinds, values } = lower(
      schemaFrom({ anyOf: [{ enum: ['', 1] }, { type: 'object' }] }),
      'response',
    )
    expect([...kinds]).toEqual(['integer', 'string', 'object'])
    expect(values.get('string')).toEqual([''])
    expect(values.has('object')).toBe(false)
  })

  test('meets the parts of an allOf, and what stands beside a reference', () => {
    const schema = {
      $defs: { base: { type: 'object', required: ['id'], properties: { id: { minLength: 2 } } } },
      $ref: '#/$defs/base',
      allOf: [{ properties: { id: { maxLength: 5 }, name: {} } }],
    }
    const [branch] = lower(schemaFrom(schema), 'response').branches ?? []
    expect([...(branch?.required ?? [])]).toEqual(['id'])
    expect(branch?.properties.get('id')?.().string).toMatchObject({ minLength: 2, maxLength: 5 })
  })

  test('drops read-only properties from what a request requires, and write-only ones from a response', () => {
    const schema = schemaFrom({
      allOf: [
        { properties: { id: { $ref: '#/$defs/id' }, secret: { writeOnly: true } } },
        { required: ['id', 'secret', 'name'] },
      ],
      $defs: { id: { readOnly: true } },
    })
    const required = (direction: 'request' | 'response') => [
      ...(lower(schema, direction).branches?.[0]?.required ?? []),
    ]
    expect(required('request')).toEqual(['secret', 'name'])
    expect(required('response')).toEqual(['id', 'name'])
  })

  test('keeps up to 16 alternatives of an object and joins more', () => {
    const few = lower(tagged(16), 'response')
    expect([few.branches?.length, few.exact, few.residue.length]).toEqual([16, true, 0])
    const many = lower(tagged(17), 'response')
    expect([many.branches?.length, many.exact]).toEqual([1, false])
    expect([...(many.branches?.[0]?.required ?? [])]).toEqual(['type'])
    expect(many.branches?.[0]?.properties.get('type')?.().values.get('string')?.length).toBe(17)
  })

  test('keeps what has no facet as residue, with equal hashes for equal meaning', () => {
    const inline = { not: { properties: { a: { type: 'string' } }, required: ['a'] } }
    const named = {
      not: { required: ['a'], properties: { a: { $ref: '#/$defs/text' } } },
      $defs: { text: { type: 'string', description: 'any' } },
    }
    expect(hashes(named)).toEqual(hashes(inline))
    expect(hashes({ ...named, $defs: { text: { type: 'null' } } })).not.toEqual(hashes(inline))
    expect(hashes(inline)[0]?.[0]).toBe('not')
  })

  test('keeps oneOf as residue where alternatives overlap', () => {
    const overlapping = { oneOf: [{ type: 'integer' }, { type: 'number' }] }
    expect(lower(schemaFrom(overlapping), 'response').residue[0]?.keyword).toBe('oneOf')
  })

  test('makes a finite graph of a schema that recurs through allOf', () => {
    const schema = schemaFrom({
      $defs: {
        A: { allOf: [{ $ref: '#/$defs/B' }, { properties: { next: { $ref: '#/$defs/A' } } }] },
        B: { type: 'object', properties: { text: { type: 'string' } } },
      },
      $ref: '#/$defs/A',
    })
    const start = lower(schema, 'response')
    expect(start.branches?.[0]?.properties.get('next')?.()).toBe(start)
    expect(reach(start).size).toBeLessThan(5)
  })

  test('makes a finite graph of 900 schemas that refer to each other, also in place', () => {
    expect(reach(lower(recursiveSchemas(900, {}), 'response')).size).toBeLessThan(4000)
    expect(reach(lower(recursiveSchemas(900, { inPlace: true }), 'response')).size).toBeLessThan(
      4000,
    )
  })

  test('ends for schemas that admit themselves only', () => {
    const ring = { $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }] } }, $ref: '#/$defs/a' }
    expect(lower(schemaFrom(ring), 'response').kinds.size).toBe(7)
    expect(lower(schemaFrom({ $ref: '#' }), 'response').kinds.size).toBe(7)
  })

  test('gives the same allowed for the same schema, and ends for any', () => {
    fc.assert(
      fc.property(plainSchemas, value => {
        const schema = schemaFrom(value)
        expect(lower(schema, 'response')).toBe(lower({ ...schema }, 'response'))
        expect(reach(lower(schema, 'request')).size).toBeLessThan(10_000)
      }),
    )
  })
})
