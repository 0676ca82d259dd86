import { describe, expect, test } from 'vitest'
import { pinContract } from '../../../../src/core/contract/pin/pin-contract.ts'
import { readAnyPin } from '../../../../src/core/contract/pin/read-pin.ts'
import { graphqlContract } from '../graphql/graphql-contract.ts'

const sdl = `
  directive @live on QUERY
  type Query { order(id: ID!, by: Sort): Order, users(filter: Filter): [User], old: Old }
  interface Node { id: ID! }
  type Order implements Node { id: ID! total: Float lines(first: Int = 5): [Line!] unused: Old }
  type Line { sku: String, amount: Int }
  type User implements Node { id: ID! name: String }
  type Old { a: Int }
  enum Sort { UP DOWN }
  input Filter { name: String, near: Area }
  input Area { km: Int }
`
const sent = `query One { order(id: 1) { ...N ... on Order { lines { sku } } } }
  query All($f: Filter) @live { users(filter: $f) { id } }
  fragment N on Node { id }`
const options = { source: 's', sha256: '0', pinnedAt: '2026-11-20' }

describe('the pin of a GraphQL API', () => {
  test('holds what its operations use and nothing else, and promises the same', async () => {
    const whole = graphqlContract(sdl, sent)
    const pinned = await readAnyPin(pinContract(whole, options), 'shop.pin.json')
    const schemas = (contract: typeof whole): unknown =>
      contract.operations.map(({ variant, body, responses }) => [
        variant,
        body?.content[0]?.schema?.value,
        responses[0]?.content[0]?.schema?.value,
      ])
    expect(schemas(pinned)).toEqual(schemas(whole))
    const types = pinned.graphql?.system.types
    expect([...(types?.keys() ?? [])].sort()).toEqual(
      ['Area', 'Filter', 'Line', 'Node', 'Order', 'Query', 'User'].sort(),
    )
    expect([...(types?.get('Order')?.fields.keys() ?? [])]).toEqual(['id', 'lines'])
    expect([...(pinned.graphql?.system.directives.keys() ?? [])]).toEqual(['live'])
  })

  test('holds the operations that were asked for, by name', async () => {
    const text = pinContract(graphqlContract(sdl, sent), { ...options, operations: ['All'] })
    const pinned = await readAnyPin(text, 'shop.pin.json')
    expect(pinned.operations.map(({ variant }) => variant?.name)).toEqual(['All'])
    expect(pinned.graphql?.system.types.has('Order')).toBe(false)
    expect(pinned.graphql?.set.fragments.size).toBe(0)
  })

  test('holds all types where no operation is known', async () => {
    const whole = graphqlContract(sdl)
    const pinned = await readAnyPin(pinContract(whole, options), 'shop.pin.json')
    expect(pinned.graphql?.system).toEqual(whole.graphql?.system)
  })
})
