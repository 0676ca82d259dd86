import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { keywordsOf } from '../../../../src/core/shape/schema/keywords.ts'
import type { NormalKeywords } from '../../../../src/core/shape/schema/normal-keywords.ts'
import type { Dialect } from '../../../../src/core/shape/schema/schema.ts'
import { schemaFrom } from '../../../support/schema.ts'

function read(value: Json, dialect: Dialect): NormalKeywords {
  const keywords = keywordsOf(schemaFrom(value, dialect))
  return typeof keywords === 'boolean' ? {} : keywords
}

interface Case {
  readonly name: string
  readonly dialect: Dialect
  readonly schema: Json
  readonly keywords: NormalKeywords
}

const cases: readonly Case[] = [
  {
    name: 'a nullable type of OpenAPI 3.0 lists null',
    dialect: 'openapi-3.0',
    schema: { type: 'string', nullable: true },
    keywords: { type: ['null', 'string'] },
  },
  {
    name: 'null is joined into the enum of a nullable',
    dialect: 'openapi-3.0',
    schema: { enum: ['a'], nullable: true },
    keywords: { enum: ['a', null] },
  },
  {
    name: 'nullable beside a reference admits null whatever stands behind it',
    dialect: 'openapi-3.0',
    schema: { $ref: '#/x', nullable: true, type: 'string' },
    keywords: { $ref: '#/x', nullable: true },
  },
  {
    name: 'x-nullable counts in Swagger 2',
    dialect: 'openapi-2.0',
    schema: { type: 'string', 'x-nullable': true },
    keywords: { type: ['null', 'string'] },
  },
  {
    name: 'nullable means nothing in OpenAPI 3.1',
    dialect: 'openapi-3.1',
    schema: { type: 'string', nullable: true },
    keywords: { type: ['string'] },
  },
  {
    name: 'a flag makes the bound beside it exclusive',
    dialect: 'openapi-3.0',
    schema: { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    keywords: { exclusiveMinimum: 1, maximum: 9 },
  },
  {
    name: 'a file of Swagger 2 has no kind',
    dialect: 'openapi-2.0',
    schema: { type: 'file' },
    keywords: { format: 'binary' },
  },
  {
    name: 'example is dropped',
    dialect: 'openapi-3.0',
    schema: { type: 'string', example: 'x' },
    keywords: { type: ['string'] },
  },
  {
    name: 'a reference of draft 7 hides its siblings',
    dialect: 'json-schema-07',
    schema: { $ref: '#/x', type: 'string' },
    keywords: { $ref: '#/x' },
  },
  {
    name: 'a reference of 2020-12 does not',
    dialect: 'json-schema-2020-12',
    schema: { $ref: '#/x', type: 'string' },
    keywords: { $ref: '#/x', type: ['string'] },
  },
  {
    name: 'what is malformed constrains nothing',
    dialect: 'json-schema-2020-12',
    schema: { minimum: '1', required: 'a', properties: [], allOf: {}, type: 'any', items: 3 },
    keywords: {},
  },
  {
    name: 'a keyword of a later draft means nothing',
    dialect: 'json-schema-04',
    schema: { const: 1, prefixItems: [false], dependentRequired: { a: ['b'] } },
    keywords: {},
  },
]

describe('keywordsOf', () => {
  test.each(cases)('$name', ({ schema, dialect, keywords }) => {
    expect(read(schema, dialect)).toEqual(keywords)
  })

  test('reads a list of items as prefixItems, and additionalItems as items', () => {
    const { prefixItems, items } = read(
      { items: [{ type: 'string' }], additionalItems: false },
      'json-schema-07',
    )
    expect(prefixItems?.map(({ pointer }) => pointer)).toEqual(['/items/0'])
    expect(items).toMatchObject({ pointer: '/additionalItems', value: false })
  })

  test('splits dependencies into names and schemas', () => {
    const { dependentRequired, dependentSchemas } = read(
      { dependencies: { a: ['b'], c: { required: ['d'] } } },
      'json-schema-07',
    )
    expect(dependentRequired).toEqual(new Map([['a', ['b']]]))
    expect(dependentSchemas?.get('c')?.pointer).toBe('/dependencies/c')
  })

  test('keeps properties named like parts of every object', () => {
    const schema = JSON.parse(
      '{"properties":{"__proto__":{"type":"null"},"constructor":{}}}',
    ) as Json
    expect([...(read(schema, 'openapi-3.1').properties?.keys() ?? [])]).toEqual([
      '__proto__',
      'constructor',
    ])
  })

  test('reads each schema once', () => {
    const schema = schemaFrom({ type: 'string' })
    expect(keywordsOf({ ...schema })).toBe(keywordsOf(schema))
  })
})
