import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../../../../src/core/diff/check/check.ts'
import { conforms } from '../../../../../src/core/diff/check/conforms.ts'
import { unitOf } from '../../../../../src/core/diff/check/generated/link.ts'
import { nodeOf } from '../../../../../src/core/diff/check/node.ts'
import type { Violation } from '../../../../../src/core/diff/check/violation.ts'
import type { Json } from '../../../../../src/core/json/json.ts'
import type { Direction } from '../../../../../src/core/shape/allowed/allowed.ts'
import type { Dialect, Schema } from '../../../../../src/core/shape/schema/schema.ts'
import {
  openapiPairs,
  plainSchemas,
  schemas07,
  schemas2020,
  values,
} from '../../../../support/random-schema.ts'
import { schemaFrom } from '../../../../support/schema.ts'

const several = fc.array(values, { minLength: 5, maxLength: 12 })

/** What the functions say of a value, made at once instead of after many values. */
function made(value: Json, schema: Schema, direction: Direction): readonly Violation[] | null {
  const unit = unitOf(nodeOf(schema), { direction, formats: direction === 'response' })
  if (unit.admits(value, 0)) return null
  const found: Violation[] = []
  unit.tell(value, '', found, 0)
  return found
}

/** The first values of a schema are interpreted. */
function expectSame(root: Json, dialect: Dialect, samples: readonly Json[]): void {
  for (const direction of ['request', 'response'] as const) {
    const schema = schemaFrom(root, dialect)
    for (const value of samples) {
      const shown = () => `${JSON.stringify(root)} with ${JSON.stringify(value)}`
      const interpreted = check(value, schema, direction)
      const found = made(value, schema, direction)
      expect(found === null, shown()).toBe(conforms(value, schema, direction))
      if (interpreted[0]?.keyword !== '') expect(found ?? [], shown()).toEqual(interpreted)
    }
  }
}

/** A tree whose nodes are looked into before the tag tells that another alternative was meant. */
const tree = (tag: number): Json => ({
  properties: { left: { $ref: '#' }, tag: { const: tag } },
})

describe('a schema as a function and interpreted says the same', { timeout: 60_000 }, () => {
  test.each<{ name: string; schemas: fc.Arbitrary<Json>; dialect: Dialect }>([
    { name: '2020-12', schemas: schemas2020, dialect: 'json-schema-2020-12' },
    { name: '2020-12 with plain keywords', schemas: plainSchemas, dialect: 'json-schema-2020-12' },
    { name: 'draft 7', schemas: schemas07, dialect: 'json-schema-07' },
    { name: 'OpenAPI 3.0', schemas: openapiPairs.map(([a]) => a), dialect: 'openapi-3.0' },
  ])('on random schemas of $name', ({ schemas, dialect }) => {
    fc.assert(
      fc.property(schemas, several, (schema, samples) => expectSame(schema, dialect, samples)),
      { numRuns: 600 },
    )
  })

  test('on several keys that are data of one kind, where none may be', () => {
    const value = { 'a@example.com': 1, 'b@example.com': 2, c: 3 }
    expectSame({ properties: { c: true }, additionalProperties: false }, 'openapi-3.0', [value])
  })

  test('on keys and texts that would be code', () => {
    const hostile = [
      '"]',
      '\\',
      '${x}',
      '`',
      '\u2028',
      '\u2029\n',
      "');throw 1;('",
      '__proto__',
      '\ud800',
    ]
    const listed = hostile.map((name): [string, Json] => [name, { const: `${name}!` }])
    const root = { properties: Object.fromEntries(listed), required: hostile }
    const samples = hostile.flatMap((name): Json[] => [
      Object.fromEntries([[name, `${name}!`]]),
      Object.fromEntries([[name, name]]),
    ])
    expectSame(root, 'json-schema-2020-12', [...samples, {}])
    const whole = Object.fromEntries(hostile.map(name => [name, `${name}!`]))
    expect(made(whole, schemaFrom(root), 'response')).toBeNull()
  })

  test('on properties that are hidden on one side, also of another part', () => {
    const base = { properties: { id: { readOnly: true }, password: { writeOnly: true } } }
    const required = ['id', 'password']
    const root = { $defs: { base }, allOf: [{ $ref: '#/$defs/base' }, { required }] }
    expectSame(root, 'openapi-3.1', [{}, { id: 1 }, { password: 'x' }])
    expectSame({ ...base, required }, 'openapi-3.1', [{}, { id: 1 }, { password: 'x' }])
  })

  test('on rings of references, and on values that are deeper than functions call each other', () => {
    const ring = {
      $defs: { a: { not: { $ref: '#/$defs/b' } }, b: { allOf: [{ $ref: '#/$defs/a' }] } },
    }
    expectSame({ ...ring, $ref: '#/$defs/b' }, 'json-schema-2020-12', [1, 'x', {}])
    const next = { anyOf: [{ $ref: '#' }, { type: 'null' }] }
    const list = {
      type: 'object',
      required: ['text'],
      properties: { text: { type: 'string' }, next },
    }
    let value: Json = { text: 1 }
    for (let i = 0; i < 500; i++) value = { text: 'x', next: value }
    expectSame(list, 'json-schema-2020-12', [value])
  })

  test('where each alternative recurs, in polynomial time', () => {
    const schema = schemaFrom({ anyOf: Array.from({ length: 10 }, (_, tag) => tree(tag)) })
    let value: Json = {}
    for (let i = 0; i < 20; i++) value = { left: value, tag: 9 }
    expect(made(value, schema, 'response')).toBeNull()
  })

  test('of a dynamic reference, whose meaning depends on the way to it', () => {
    const list = {
      $id: 'list',
      $defs: { item: { $dynamicAnchor: 'item' } },
      items: { $dynamicRef: '#item' },
    }
    const root = {
      $id: 'https://example.com/root',
      $ref: 'list',
      $defs: { item: { $dynamicAnchor: 'item', type: 'string' }, list },
    }
    expectSame(root, 'json-schema-2020-12', [['x'], [1], []])
  })
})
