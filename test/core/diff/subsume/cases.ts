import type { Json } from '../../../../src/core/json/json.ts'

const recursive = (text: Json): Json => ({
  $defs: {
    A: { allOf: [{ $ref: '#/$defs/B' }, { properties: { next: { $ref: '#/$defs/A' } } }] },
    B: { type: 'object', properties: { text } },
  },
  $ref: '#/$defs/A',
})
const tagged = (...types: readonly string[]): Json => ({
  oneOf: types.map(type => ({
    type: 'object',
    required: ['type', 'at'],
    properties: { type: { const: type }, at: { type: 'string' } },
  })),
})

export interface Case {
  readonly name: string
  readonly base: Json
  readonly revision: Json
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly place?: string
}

export const cases: readonly Case[] = [
  {
    name: 'integers within numbers',
    base: { type: 'number' },
    revision: { type: 'integer' },
    answer: 'yes',
  },
  {
    name: 'numbers within integers',
    base: { type: 'integer' },
    revision: { type: 'number' },
    answer: 'no',
    place: '',
  },
  {
    name: 'null joined',
    base: { type: 'string' },
    revision: { type: ['string', 'null'] },
    answer: 'no',
  },
  {
    name: 'a longer enum',
    base: { enum: ['a', 'b'] },
    revision: { enum: ['a', 'b', 'c'] },
    answer: 'no',
  },
  {
    name: 'an enum within a pattern',
    base: { pattern: '^a' },
    revision: { enum: ['a', 'ab'] },
    answer: 'yes',
  },
  {
    name: 'an enum within bounds',
    base: { maxLength: 2 },
    revision: { enum: ['a', 'ab', 7] },
    answer: 'yes',
  },
  {
    name: 'a pattern added',
    base: { type: 'string', pattern: '^x' },
    revision: { type: 'string' },
    answer: 'no',
  },
  {
    name: 'the same pattern',
    base: { type: 'string', pattern: '^x' },
    revision: { pattern: '^x', type: 'string', minLength: 3 },
    answer: 'yes',
  },
  {
    name: 'another pattern',
    base: { pattern: '^(?:q|j)z{3}' },
    revision: { type: 'string', pattern: '^qzzz$' },
    answer: 'unknown',
  },
  {
    name: 'multiples of six within those of three',
    base: { multipleOf: 3 },
    revision: { type: 'number', multipleOf: 6 },
    answer: 'yes',
  },
  {
    name: 'exclusive bounds of integers',
    base: { minimum: 1 },
    revision: { type: 'integer', exclusiveMinimum: 0 },
    answer: 'yes',
  },
  {
    name: 'exclusive bounds of numbers',
    base: { minimum: 1 },
    revision: { type: 'number', exclusiveMinimum: 0 },
    answer: 'no',
  },
  { name: 'a format lost', base: { format: 'uuid' }, revision: { type: 'string' }, answer: 'no' },
  {
    name: 'an unknown format lost',
    base: { format: 'int64' },
    revision: { type: 'integer' },
    answer: 'yes',
  },
  {
    name: 'a required property that became optional',
    base: { type: 'object', required: ['a'] },
    revision: { type: 'object', properties: { a: {} } },
    answer: 'no',
    place: '/a',
  },
  {
    name: 'a property added',
    base: { type: 'object', properties: { a: { type: 'string' } } },
    revision: { type: 'object', properties: { a: { type: 'string' }, b: {} } },
    answer: 'yes',
  },
  {
    name: 'a property added to a closed object',
    base: { properties: { a: {} }, additionalProperties: false },
    revision: { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false },
    answer: 'no',
    place: '/b',
  },
  {
    name: 'a property that can never come',
    base: { properties: { a: { type: 'string' } } },
    revision: { type: 'object', properties: { a: false } },
    answer: 'yes',
  },
  {
    name: 'a difference deep inside',
    base: { properties: { a: { items: { properties: { b: { type: 'string' } } } } } },
    revision: {
      type: 'object',
      properties: {
        a: { type: 'array', items: { type: 'object', properties: { b: { type: 'integer' } } } },
      },
    },
    answer: 'no',
    place: '/a/*/b',
  },
  {
    name: 'fewer alternatives',
    base: tagged('a', 'b', 'c'),
    revision: tagged('a', 'c'),
    answer: 'yes',
  },
  {
    name: 'more alternatives',
    base: tagged('a', 'b'),
    revision: tagged('a', 'b', 'c'),
    answer: 'no',
    place: '/type',
  },
  {
    name: 'a list that became longer',
    base: { maxItems: 3 },
    revision: { type: 'array', maxItems: 4 },
    answer: 'no',
  },
  {
    name: 'a tuple within a list',
    base: { type: 'array', items: { type: 'integer' } },
    revision: { type: 'array', prefixItems: [{ const: 1 }], items: false },
    answer: 'yes',
  },
  {
    name: 'nothing within anything',
    base: false,
    revision: { allOf: [{ type: 'string' }, { type: 'null' }] },
    answer: 'yes',
  },
  { name: 'anything within nothing', base: false, revision: true, answer: 'no' },
  {
    name: 'a recursive schema within itself',
    base: recursive({ type: 'string' }),
    revision: recursive({ type: 'string', maxLength: 3 }),
    answer: 'yes',
  },
  {
    name: 'a recursive schema that grew',
    base: recursive({ type: 'string', maxLength: 3 }),
    revision: recursive({ type: 'string' }),
    answer: 'no',
    place: '/text',
  },
  {
    name: 'the same `not`',
    base: { type: 'object', not: { required: ['x'] } },
    revision: { not: { required: ['x'] }, type: 'object', required: ['y'] },
    answer: 'yes',
  },
]
