import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../../src/core/contract/contract.ts'
import { checkExchange } from '../../../../src/core/diff/check/check-exchange.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { exchange, json, media, operation, promise, type Answer } from './answers.ts'

const user: Json = {
  type: 'object',
  required: ['id', 'email'],
  properties: { id: { type: 'integer' }, email: { type: 'string', format: 'email' } },
}

const list = operation(promise('200', [media('application/json', { type: 'array', items: user })]))

function facts(answer: Answer, of: Operation = list): string[] {
  return checkExchange(exchange(answer), of).map(({ fact, place }) => `${fact} ${place}`.trim())
}

describe('undocumented properties', () => {
  test('tells undocumented properties, by name where they are no data', () => {
    const body = json([{ id: 1, email: 'a@b.c', plan: 'pro', 'jane@example.com': 1 }])
    expect(facts({ body })).toEqual([
      'property.undocumented /*/plan',
      'property.undocumented /*/{email}',
    ])
  })

  test.each<{ name: string; schema: Json; value: Json }>([
    { name: 'lists no properties', schema: { type: 'object' }, value: { a: 1 } },
    {
      name: 'says what others are',
      schema: { properties: { a: {} }, additionalProperties: { type: 'integer' } },
      value: { b: 1 },
    },
    {
      name: 'admits others',
      schema: { properties: { a: {} }, additionalProperties: true },
      value: { b: 1 },
    },
    {
      name: 'lists it in another part',
      schema: { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      value: { a: 1, b: 1 },
    },
    {
      name: 'lists it in an alternative',
      schema: { anyOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      value: { a: 1, b: 1 },
    },
  ])('takes a property as documented where the schema $name', ({ schema, value }) => {
    const of = operation(promise('200', [media('application/json', schema)]))
    expect(facts({ body: json(value) }, of)).toEqual([])
  })

  test('finds undocumented properties behind references, alternatives and recursion', () => {
    const node: Json = {
      properties: { child: { oneOf: [{ type: 'string' }, { $ref: '#' }] }, name: {} },
    }
    const of = operation(promise('200', [media('application/json', node)]))
    expect(facts({ body: json({ name: 1, child: { child: { extra: 1 } } }) }, of)).toEqual([
      'property.undocumented /child/child/extra',
    ])
  })
})
