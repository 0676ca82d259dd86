import { describe, expect, test } from 'vitest'
import { monitorTarget, whoIsAsked } from '../../../src/app/runs/monitor-target.ts'
import type { Contract } from '../../../src/core/contract/contract.ts'
import type { OperationTarget } from '../../../src/core/monitor/definition.ts'
import type { Settings } from '../../../src/ports/config.ts'

type Connectors = Settings['connectors']

function targetOf(
  target: OperationTarget,
  connectors: Connectors = {},
  pin: Contract | null = null,
  variables: Readonly<Record<string, string>> = {},
) {
  const context = { env: (name: string) => variables[name], connectors, pin: async () => pin }
  return monitorTarget({ name: 'orders', target }, context, null)
}

const target: OperationTarget = { provider: 'acme', operation: 'GET /shops/{shop}/orders' }
const connectors: Connectors = { acme: { url: 'https://api.acme.example/' } }

describe('a monitor of an operation', () => {
  test('fills the path, puts the rest into the query, and asks where the configuration says', async () => {
    const parameters = { shop: 'a/b & c', page: 2, open: true }
    const { calls, provider, scope } = await targetOf({ ...target, parameters }, connectors)
    expect({ provider, scope }).toEqual({ provider: 'acme', scope: 'default' })
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.acme.example/shops/a%2Fb%20%26%20c/orders?page=2&open=true',
    ])
  })

  test('carries the credentials of its provider, and says which variable is not set', async () => {
    const config = { acme: { ...connectors['acme'], headers: { Authorization: 'Bearer env:KEY' } } }
    const asked = { ...target, parameters: { shop: 'a' } }
    const { calls } = await targetOf(asked, config, null, { KEY: 's3cret' })
    expect(calls[0]?.headers).toContainEqual(['authorization', 'Bearer s3cret'])
    await expect(targetOf(asked, config)).rejects.toThrow(/KEY/)
  })

  test('sends a body as JSON', async () => {
    const posted = { provider: 'acme', operation: 'POST /orders', body: { total: 1 } }
    const { calls } = await targetOf(posted, connectors)
    expect(calls[0]).toMatchObject({ method: 'POST', body: '{"total":1}' })
    expect(calls[0]?.headers).toContainEqual(['content-type', 'application/json'])
  })

  test('knows a vendor, and takes the scope that is nearest', async () => {
    const repo = { owner: 'a', repo: 'b' }
    const github = { provider: 'github', operation: 'GET /repos/{owner}/{repo}', parameters: repo }
    const config = { github: { scope: 'staging', headers: { Authorization: 'token env:T' } } }
    const asked = await targetOf(github, config, null, { T: 'x' })
    expect(asked.calls[0]?.url).toBe('https://api.github.com/repos/a/b')
    expect(asked.scope).toBe('staging')
    expect(whoIsAsked({ target: { ...github, scope: 'own' } }, config).scope).toBe('own')
  })

  test.each<[string, OperationTarget, Connectors, RegExp]>([
    ['nothing says where', target, {}, /where acme is to be asked is not known/],
    ['a parameter has no value', target, connectors, /needs a value for shop/],
  ])('is refused where %s', async (_, asked, config, problem) => {
    await expect(targetOf(asked, config)).rejects.toThrow(problem)
  })
})
