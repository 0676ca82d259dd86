import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json/json.ts'
import { graphqlRequest, graphqlVariant } from '../../../src/core/exchange/graphql-request.ts'

const body = (value: Json) => ({ kind: 'json', value, bytes: 0 }) as const

describe('graphqlRequest', () => {
  test.each<{ name: string; value: Json; asks: unknown }>([
    {
      name: 'its name',
      value: { operationName: 'A', query: 'query A { a }' },
      asks: { name: 'A', id: '' },
    },
    {
      name: 'its text',
      value: { query: '# all\nfragment F on T { a }\nquery B($x: Int) { a }' },
      asks: { name: 'B', id: '' },
    },
    { name: 'a mutation', value: { query: 'mutation M { a }' }, asks: { name: 'M', id: '' } },
    { name: 'text without a name', value: { query: '{ a }' }, asks: { name: '', id: '' } },
    {
      name: 'a hash',
      value: { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
      asks: { name: '', id: 'abc' },
    },
    { name: 'no search', value: { query: 'red shoes' }, asks: null },
    { name: 'no batch', value: [{ query: '{ a }' }], asks: null },
    { name: 'no order', value: { id: '7' }, asks: null },
  ])('reads $name', ({ value, asks }) => {
    expect(graphqlRequest(body(value))).toEqual(asks)
  })

  test('is quick with a long text', () => {
    expect(graphqlVariant(body({ query: `${'# \n'.repeat(100_000)}x` }))).toBe('')
  })
})
