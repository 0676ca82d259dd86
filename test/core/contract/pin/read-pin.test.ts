import { describe, expect, test } from 'vitest'
import { withChecksum } from '../../../../src/core/contract/pin/checksum.ts'
import { pinContract } from '../../../../src/core/contract/pin/pin-contract.ts'
import { readPin } from '../../../../src/core/contract/pin/read-pin.ts'
import { InputError } from '../../../../src/errors.ts'
import { contractOf, golden } from '../golden.ts'
import { comparable } from './comparable.ts'

const about = {
  source: 'https://shop.example/openapi.json',
  sha256: 'ab12',
  pinnedAt: '2024-05-01',
}
const shop = contractOf(golden)

describe('readPin', () => {
  const text = pinContract(shop, about)
  test.each([
    { name: 'cut off', text: text.slice(0, 300), problem: 'the pin ends too early' },
    { name: 'empty', text: '', problem: 'the pin is empty' },
    {
      name: 'of a newer format',
      text: text.replace('"format": 2', '"format": 3'),
      problem: 'newer',
    },
    { name: 'not a pin', text: JSON.stringify(golden), problem: 'this is not a pin' },
    { name: 'a list', text: '[]', problem: 'this is not a pin' },
    {
      name: 'without its document',
      text: '{"x-tidemark-pin":{"format":1,"operations":5}}',
      problem: 'the pin holds some other object',
    },
  ])('says what is wrong with one that is $name', ({ text: damaged, problem }) => {
    expect(() => readPin(damaged, 'shop.pin.json')).toThrow(InputError)
    expect(() => readPin(damaged, 'shop.pin.json')).toThrow(problem)
  })

  test('says that it was changed since it was written, and minds no line endings', () => {
    const edited = text.replace('listOrders', 'listOrder')
    expect(edited).not.toBe(text)
    expect(() => readPin(edited, 'shop.pin.json')).toThrow(
      'shop.pin.json: the pin was changed since it was written',
    )
    expect(readPin(text.replaceAll('\n', '\r\n'), 'shop.pin.json').operations).toHaveLength(3)
  })

  test.each([
    { name: 'an unknown part', schema: '~*nothing', shared: {} },
    { name: 'a word that is no schema', schema: '~strong', shared: {} },
    { name: 'a part that holds itself', schema: '~*a', shared: { a: { not: '~*a' } } },
    {
      name: 'parts that double each other',
      schema: '~*a0',
      shared: Object.fromEntries(
        Array.from({ length: 61 }, (_, i) => [
          `a${i}`,
          i < 60 ? Array(2).fill(`~*a${i + 1}`) : 'x',
        ]),
      ),
    },
  ])('refuses $name', ({ schema, shared }) => {
    const root = {
      openapi: '3.1.0',
      paths: { '/a': { get: { responses: { 200: { content: { 'a/b': { schema } } } } } } },
      'x-tidemark-pin': { format: 2, checksum: '', name: 'a', shared },
    }
    const forged = withChecksum(JSON.stringify(root))
    expect(() => readPin(forged, 'a.pin.json').operations[0]?.responses).toThrow(
      'a.pin.json: the pin is damaged',
    )
  })

  const all = ['GET /orders', 'POST /orders', 'GET /files/{name}.{ext}']
  const first = { format: 1, ...about, name: 'shop', selected: null, operations: all, webhooks: [] }

  test('reads the first format, which was the document itself', () => {
    const root = { ...(golden as object), 'x-tidemark-pin': first }
    const contract = readPin(JSON.stringify(root), 'shop.pin.json')
    expect(comparable(contract)).toEqual(comparable(shop, new Set(all)))
  })

  test('takes no harm from a header of other types', () => {
    const odd = { ...first, documents: { a: 1 }, references: [], name: 3, sha256: null }
    const root = { ...(golden as object), 'x-tidemark-pin': odd }
    expect(readPin(JSON.stringify(root), 'shop.pin.json').operations).toHaveLength(3)
  })

  test('reads an operation when it is first asked for, and the others never', () => {
    const broken = { ...(golden as object), 'x-tidemark-pin': first }
    const contract = readPin(pinContract(readPin(JSON.stringify(broken), 'a'), about), 'a')
    const [get, post] = contract.operations
    expect([get?.key, post?.key]).toEqual(['GET /files/{name}.{ext}', 'GET /orders'])
    expect(Object.keys(get ?? {})).toContain('responses')
    expect(get?.responses).toBe(get?.responses)
    expect({ ...post }.responses).toEqual(post?.responses)
  })
})
