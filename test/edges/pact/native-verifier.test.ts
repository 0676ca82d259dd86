import { once } from 'node:events'
import { createServer } from 'node:http'
import { Agent } from 'undici'
import { describe, expect, onTestFinished, test } from 'vitest'
import { namedPacts, ownInteractions, askedOf } from '../../../src/app/verify/provider-pacts.ts'
import { readPact } from '../../../src/core/contract/pact/read-pact.ts'
import { matchResponse } from '../../../src/core/diff/pact/match.ts'
import { readMismatch } from '../../../src/core/diff/verified/native-mismatch.ts'
import type { JsonObject } from '../../../src/core/json/json.ts'
import { keyPlace } from '../../../src/core/json/place.ts'
import { nativeVerifier } from '../../../src/edges/pact/native-verifier.ts'
import { drifted, healthy, randomOf, rules, type Answer } from './drifts.ts'
import { hasNativeVerifier } from './native.ts'

const DRIFTS = process.env['LONG'] === '1' ? 200 : 20
const SEED = 20_260

function driftsPact(count: number): JsonObject {
  return {
    consumer: { name: 'shop' },
    provider: { name: 'drifts' },
    metadata: { pactSpecification: { version: '4.0' } },
    interactions: Array.from({ length: count }, (_, index) => ({
      type: 'Synchronous/HTTP',
      description: `drift ${index}`,
      request: { method: 'GET', path: `/${index}` },
      response: {
        status: healthy.status,
        headers: { 'content-type': ['application/json'], 'x-page': ['1'] },
        body: { contentType: 'application/json', encoded: false, content: healthy.body },
        matchingRules: rules,
      },
    })),
  }
}

async function serving(answers: readonly Answer[]): Promise<string> {
  const server = createServer((request, response) => {
    const { status, headers, body } = answers[Number(request.url?.slice(1))] ?? healthy
    response.writeHead(status, headers).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

describe.skipIf(!hasNativeVerifier)('nativeVerifier', () => {
  test(
    `finds ${DRIFTS} generated drifts at the places where our own matcher finds them`,
    { timeout: 300_000 },
    async () => {
      const random = randomOf(SEED)
      const answers = [healthy, ...Array.from({ length: DRIFTS }, () => drifted(random))]
      const root = driftsPact(answers.length)
      const pact = readPact({ uri: 'drifts.pact.json', root, dialect: 'pact' })
      const own = ownInteractions([{ root, pact }])
      const dispatcher = new Agent()
      onTestFinished(() => dispatcher.destroy())
      const outcome = await nativeVerifier({ dispatcher }).verify({
        provider: 'drifts',
        url: await serving(answers),
        pacts: namedPacts([{ root, pact }], 'x-name'),
        interactions: own.map(askedOf),
        header: 'x-name',
        states: { kind: 'none' },
        messages: null,
        timeoutMs: 20_000,
        credentials: async () => [],
        progress: () => {},
        signal: new AbortController().signal,
      })
      expect(outcome).toMatchObject({ broken: null, notes: [], unanswered: new Map() })
      const native = outcome.interactions.map(({ id, mismatch }) => [
        id,
        mismatch === null ? [] : places(readMismatch(mismatch) ?? []),
      ])
      const ours = own.map(({ id, interaction }, index) => [
        id,
        interaction.kind === 'http'
          ? ownPlaces(interaction.response, answers[index] ?? healthy)
          : [],
      ])
      const differing = ours.flatMap(([id, said], index) => {
        const other = native[index]?.[1]
        return JSON.stringify(said) === JSON.stringify(other)
          ? []
          : [{ id, ours: said, native: other, answer: answers[index] }]
      })
      expect(differing).toEqual([])
      expect(native[0]).toEqual(['0.0', []])
      // Most are drifts: what drifts not is such as a text in place of another, where the type alone counts.
      const broken = native.filter(([, said]) => said?.length !== 0)
      expect(broken.length).toBeGreaterThan(DRIFTS * 0.6)
    },
  )
})

function places(
  mismatches: readonly { readonly place: string; readonly fact: string }[],
): readonly string[] {
  const all = mismatches.map(({ place, fact }) =>
    fact === 'verified.status-differs' ? 'status' : place,
  )
  return [...new Set(all)].sort()
}

function ownPlaces(
  expected: Parameters<typeof matchResponse>[0],
  { status, headers, body }: Answer,
): readonly string[] {
  const { mismatches } = matchResponse(expected, {
    status,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: { kind: 'json', value: body, contentType: 'application/json' },
  })
  const all = mismatches.map(({ part, place, key }) =>
    part === 'status' ? 'status' : key === null || part !== 'body' ? place : keyPlace(place, key),
  )
  return [...new Set(all)].sort()
}
