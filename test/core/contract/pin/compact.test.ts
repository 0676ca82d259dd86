import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compact } from '../../../../src/core/contract/pin/compact.ts'
import { expander, expandLazily } from '../../../../src/core/contract/pin/expand.ts'
import { fromTerse, tersely } from '../../../../src/core/contract/pin/terse.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { InputError } from '../../../../src/errors.ts'

const damaged = (): InputError =>
  new InputError('a.pin.json', 'the pin is damaged', 'Write it again.')
const names = fc.constantFrom(
  'type',
  'format',
  'nullable',
  '$ref',
  'required',
  'properties',
  'items',
  'a',
  '__proto__',
  '10',
  'x~/',
)
const words = fc.constantFrom(
  'string',
  'null',
  'date-time',
  '~',
  '~~',
  '~all',
  '~*a',
  '~string',
  '#/components/schemas/A',
  '#/a b',
  'other.json#/A',
  '',
)
const { json } = fc.letrec<{ json: Json }>(tie => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    fc.constantFrom<Json[]>(true, false, null, 1, 1.5),
    fc.array(tie('json'), { maxLength: 4 }),
    fc
      .array(fc.tuple(names, tie('json')), { maxLength: 5 })
      .map(members => Object.fromEntries(members)),
  ),
}))

const withAddresses = (schema: Json): Json => ({
  components: {
    schemas: { Order: { properties: { to: schema } }, User: { properties: { home: schema } } },
  },
})

describe('compact', () => {
  test('gives back every value through expand', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 3 }), roots => {
        // The same value at several places, so that there is something to share.
        const twice = roots.map((root): Json => ({
          a: { b: { c: { d: [root, [root]], e: root } } },
        }))
        const { values, shared } = compact(twice)
        const expand = expander(JSON.parse(JSON.stringify(shared)) as JsonObject, damaged)
        expect((JSON.parse(JSON.stringify(values)) as Json[]).map(expand)).toEqual(twice)
      }),
      { numRuns: 500 },
    )
  })

  test.each<[Json, string | undefined]>([
    [{ type: 'string' }, '~string'],
    [{ nullable: true, type: 'string' }, '~string?'],
    [{ format: 'date-time', nullable: true, type: 'string' }, '~string? date-time'],
    [{ type: ['string', 'null'] }, '~string|null'],
    [{ $ref: '#/components/schemas/Order' }, '~#Order'],
    [{ $ref: '#/components/parameters/page' }, '~/components/parameters/page'],
    ['~string', '~~string'],
    ['string', undefined],
    [{ type: 'string', maxLength: 3 }, undefined],
    [{ type: 'file' }, undefined],
    [{ type: [] }, undefined],
    [{ type: ['string'] }, undefined],
    [{ type: 'string', format: null }, undefined],
    [{ type: 'string', nullable: false }, undefined],
    [{ $ref: 'other.json' }, undefined],
    [{ $ref: '#/components/schemas/A', type: 'string' }, undefined],
  ])('%j is written as %j', (value, text) => {
    expect(tersely(value)).toBe(text)
    if (text !== undefined) expect(fromTerse(text)).toEqual(value)
  })

  const address: Json = {
    type: 'object',
    properties: { city: { type: 'string' }, zip: { type: 'string' } },
    required: ['city', 'zip'],
  }
  test('writes what recurs once, under the name of its first place', () => {
    const { values, shared } = compact([withAddresses(address)])
    const [name = ''] = Object.keys(shared)
    expect(name).toMatch(/^to-[\da-z]{5}$/)
    expect(shared).toEqual({
      [name]: { properties: { city: '~string', zip: '~string' }, required: '~all', type: 'object' },
    })
    expect(values).toEqual([withAddresses(`~*${name}`)])
  })

  test('keeps the name when what recurs has changed', () => {
    const before = compact([withAddresses(address)])
    const after = compact([withAddresses({ ...address, required: ['city'] })])
    expect(Object.keys(after.shared)).toEqual(Object.keys(before.shared))
    expect(after.values).toEqual(before.values)
    expect(after.shared).not.toEqual(before.shared)
  })
})

describe('expandLazily', () => {
  test('expands a path or component when it is first looked at, and once', () => {
    const expand = expander({}, damaged)
    const root = expandLazily(
      { paths: { '/a': { get: '~~no' }, '/b': '~broken' }, openapi: '3.1.0' },
      expand,
    )
    const paths = root['paths'] as JsonObject
    expect(Object.keys(paths)).toEqual(['/a', '/b'])
    expect(paths['/a']).toEqual({ get: '~no' })
    expect(paths['/a']).toBe(paths['/a'])
    expect(() => paths['/b']).toThrow(InputError)
  })
})
