import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json/json.ts'
import { runInProcess } from '../cli/run-in-process.ts'
import { hasNativeVerifier } from '../edges/pact/native.ts'

/** What the provider promises; `nameType` is where the two can part. */
function openapi(nameType: string): Json {
  const schema = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer' }, name: { type: nameType } },
  }
  return {
    openapi: '3.0.3',
    info: { title: 'pets', version: '1' },
    paths: {
      '/pets/{id}': {
        get: {
          operationId: 'getPet',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
        },
      },
    },
  }
}

/** A consumer's own test, by Pact's library: it asks the mock server and leaves a Pact in the folder. */
async function writePact(dir: string): Promise<void> {
  const { Matchers, PactV4, SpecificationVersion } = await import('@pact-foundation/pact')
  const pact = new PactV4({
    consumer: 'shop',
    provider: 'pets',
    dir,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  })
  await pact
    .addInteraction()
    .given('a pet exists', { id: 7 })
    .uponReceiving('a request for a pet')
    .withRequest('GET', '/pets/7', builder => builder.headers({ Accept: 'application/json' }))
    .willRespondWith(200, builder =>
      builder.jsonBody({ id: Matchers.integer(7), name: Matchers.like('Rex') }),
    )
    .executeTest(async ({ url }) => {
      const answer = await fetch(`${url}/pets/7`, { headers: { accept: 'application/json' } })
      expect(await answer.json()).toEqual({ id: 7, name: 'Rex' })
    })
}

describe.skipIf(!hasNativeVerifier)('a consumer test with PactV4', () => {
  test.each([
    { nameType: 'string', code: 0, rules: [] },
    { nameType: 'integer', code: 1, rules: ['interaction-response-body-refused'] },
  ])(
    'writes a Pact that verify holds against a pin with a name of type $nameType',
    async ({ nameType, code, rules }) => {
      const cwd = mkdtempSync(join(tmpdir(), 'tidemark-consumer-'))
      mkdirSync(join(cwd, 'contracts'))
      await writePact(join(cwd, 'pacts'))
      writeFileSync(join(cwd, 'pets.json'), JSON.stringify(openapi(nameType)))
      const pinned = await runInProcess(['pin', 'pets.json', '--name', 'pets'], { cwd })
      expect(pinned.code).toBe(0)
      const ended = await runInProcess(['verify', '--format', 'json'], { cwd })
      const { findings } = JSON.parse(ended.stdout) as {
        findings: readonly { rule: string; at: string; level: string }[]
      }
      const errors = findings.filter(({ level }) => level === 'error')
      expect(errors.map(({ rule }) => rule)).toEqual(rules)
      expect(ended.code).toBe(code)
    },
  )
})
