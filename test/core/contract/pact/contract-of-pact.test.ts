import { describe, expect, test } from 'vitest'
import { readPactContract } from '../../../../src/core/contract/pact/contract-of-pact.ts'
import type { Json } from '../../../../src/core/json/json.ts'

function contractOf(interactions: readonly Json[]): ReturnType<typeof readPactContract> {
  const root = { consumer: { name: 'a' }, provider: { name: 'b' }, interactions }
  return readPactContract({ uri: 'a-b.json', root, dialect: 'pact' }, 'b')
}

const of = (path: string, status: number, body: Json, rules: Json = {}): Json => ({
  description: `${path} ${status}`,
  request: { method: 'GET', path },
  response: { status, body, matchingRules: rules },
})

describe('readPactContract', () => {
  test('joins interactions of one method and shape of path', () => {
    const contract = contractOf([
      of('/orders/1', 200, { id: 1 }),
      of('/orders/2', 404, { error: 'x' }),
      of('/carts', 200, []),
    ])
    expect(contract.operations.map(({ key }) => key)).toEqual(['GET /carts', 'GET /orders/{id}'])
    expect(contract.operations[1]?.responses.map(({ status }) => status)).toEqual(['200', '404'])
  })

  test('turns an example with its rules into a schema', () => {
    const rules = { '$.body.items': { match: 'type', min: 1 }, '$.body.id': { match: 'integer' } }
    const contract = contractOf([of('/', 200, { id: 1, kind: 'x', items: [{ sku: 'a' }] }, rules)])
    expect(contract.operations[0]?.responses[0]?.content[0]?.schema?.value).toEqual({
      type: 'object',
      required: ['id', 'kind', 'items'],
      properties: {
        id: { type: 'integer' },
        kind: { const: 'x' },
        items: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
        },
      },
    })
  })

  test('tells what was left out as a defect', () => {
    const contract = contractOf([{ description: 'p', pluginConfiguration: { csv: {} } }])
    expect(contract.defects.map(({ reason }) => reason)).toEqual([
      'the interaction "p" is left out: it needs the Pact plugin csv, which is not read',
    ])
  })
})
