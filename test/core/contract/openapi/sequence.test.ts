import { describe, expect, test } from 'vitest'
import { pinContract } from '../../../../src/core/contract/pin/pin-contract.ts'
import { readPin } from '../../../../src/core/contract/pin/read-pin.ts'
import { diffContracts } from '../../../../src/core/diff/contracts.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { contractOf } from '../golden.ts'
import { events } from './events.ts'

const contract = contractOf(events)
const about = { source: 'events.json', sha256: '00', pinnedAt: '2024-05-01' }

describe('OpenAPI 3.2', () => {
  test('finds nothing wrong in a sound document', () => {
    expect(contract.defects).toEqual([])
  })

  test('reads every method, those that have no field last', () => {
    expect(contract.operations.map(({ key }) => key)).toEqual([
      'GET /events',
      'QUERY /events',
      'COPY /events',
    ])
  })

  test('reads a parameter that is the whole query string', () => {
    expect(contract.operations[0]?.parameters).toMatchObject([
      { in: 'querystring', name: 'filter', content: [{ origin: {} }] },
    ])
  })

  test('takes a sequence as the list of its items, behind references too', () => {
    const content = contract.operations[0]?.responses[0]?.content
    expect(content?.map(media => [media.mediaType, media.schema?.value])).toMatchObject([
      ['application/json-seq', { allOf: [{ maxItems: 9 }, { type: 'array' }] }],
      ['application/jsonl', { type: 'array', items: {} }],
      ['text/event-stream', { type: 'array', items: { type: 'object' } }],
    ])
    expect(content?.every(media => media.itemSchema !== undefined)).toBe(true)
  })

  test('tells a change of an item, found through the address that the document gives itself', () => {
    const text = JSON.stringify(events).replace('{"type":"integer"}', '{"type":"string"}')
    const changes = diffContracts(contract, contractOf(JSON.parse(text) as Json))
    expect(changes).toMatchObject([
      { where: { mediaType: 'application/json-seq' }, base: 'integer', revision: 'string' },
      { where: { mediaType: 'application/jsonl' }, base: 'integer', revision: 'string' },
    ])
    expect(changes[1]?.place).toContain('/*')
  })

  test('is pinned, whole and in part, and read again without a change', () => {
    const pin = readPin(pinContract(contract, about), 'events.pin.json')
    expect(diffContracts(contract, pin).map(({ fact }) => fact)).toEqual([])
    expect(pin.operations).toHaveLength(3)
    const part = pinContract(contract, { ...about, operations: ['COPY /events'] })
    expect(readPin(part, 'events.pin.json').operations.map(({ key }) => key)).toEqual([
      'COPY /events',
    ])
    expect(part).not.toContain('"get"')
  })

  test('tells parameters in the query beside the whole of it', () => {
    const parameters = [
      { in: 'querystring', name: 'all', content: { 'a/b': {} } },
      { in: 'query', name: 'q', schema: {} },
    ]
    const { defects } = contractOf({
      openapi: '3.2.0',
      info: { title: 'A', version: '1' },
      paths: { '/a': { get: { parameters } } },
    })
    expect(defects.map(({ reason }) => reason)).toEqual([
      'parameters in `query` cannot stand beside one in `querystring`',
    ])
  })

  test('knows none of it in a document of 3.1', () => {
    const { operations, defects } = contractOf({
      ...(events as object),
      openapi: '3.1.0',
    })
    expect(operations.map(({ key }) => key)).toEqual(['GET /events'])
    expect(defects.map(({ reason }) => reason)).toContain(
      'the parameter has no `in` that OpenAPI knows',
    )
  })
})
