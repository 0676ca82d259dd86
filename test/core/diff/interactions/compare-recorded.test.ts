import { describe, expect, test } from 'vitest'
import { readPact } from '../../../../src/core/contract/pact/read-pact.ts'
import type { HttpInteraction, Pact } from '../../../../src/core/contract/pact/pact.ts'
import { compareRecorded } from '../../../../src/core/diff/interactions/compare-recorded.ts'
import type { Exchange } from '../../../../src/core/exchange/exchange.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { shortText } from '../../../../src/core/rules/sentence.ts'

function pactOf(body: Json, parts: JsonObject = {}): { pact: Pact; interaction: HttpInteraction } {
  const request = { method: 'GET', path: '/orders/1042', ...parts }
  const root = {
    consumer: { name: 'shop' },
    provider: { name: 'acme' },
    interactions: [{ description: 'an order', request, response: { status: 200, body } }],
  }
  const pact = readPact({ uri: 'pact.json', root, dialect: 'pact' })
  const [interaction] = pact.interactions
  if (interaction?.kind !== 'http') throw new Error('one interaction of HTTP')
  return { pact, interaction }
}

function answered(value: Json, url = 'https://acme.example/orders/7', status = 200): Exchange {
  return {
    id: 'GET /orders/{id} #1',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: { method: 'GET', url, headers: [], body: { kind: 'none' } },
    response: { status, headers: [], body: { kind: 'json', value, bytes: 1 } },
  }
}

function placesIn(body: Json, recorded: readonly Exchange[]): readonly string[] | null {
  const { pact, interaction } = pactOf(body)
  const changes = compareRecorded(pact, interaction, recorded, null)
  return (
    changes?.map(
      ({ place, base, revision }) => `${place} ${shortText(base)} → ${shortText(revision)}`,
    ) ?? null
  )
}

const expected = { id: 1, buyer: { email: 'a@b.co' }, lines: [{ sku: 'x' }] }

describe('compareRecorded', () => {
  test.each<{ name: string; answer: Json; told: readonly string[] }>([
    {
      name: 'is content with other values and more properties',
      answer: { id: 7, buyer: { email: 'fake@example.com', age: 3 }, lines: [{ sku: 'y' }] },
      told: [],
    },
    {
      name: 'tells what is missing',
      answer: { id: 7, buyer: {}, lines: [{ sku: 'y' }] },
      told: ['/buyer/email string → missing'],
    },
    {
      name: 'tells another kind',
      answer: { id: '7', buyer: { email: 'e' }, lines: [{ sku: 'y' }] },
      told: ['/id integer → string'],
    },
  ])('$name', ({ answer, told }) => {
    expect(placesIn(expected, [answered(answer)])).toEqual(told)
  })

  test('is satisfied by one answer of several, for nobody knows the state of the provider', () => {
    const good = { id: 7, buyer: { email: 'e' }, lines: [{ sku: 'y' }] }
    expect(placesIn(expected, [answered(good), answered({ id: 8 })])).toEqual([])
  })

  test('says that there is no recording of another operation, status or query', () => {
    expect(placesIn(expected, [])).toBeNull()
    expect(placesIn(expected, [answered({}, 'https://acme.example/bills/7')])).toBeNull()
    expect(placesIn(expected, [answered({}, 'https://acme.example/orders/7', 404)])).toBeNull()
    const { pact, interaction } = pactOf({ id: 1 }, { query: 'full=true' })
    const plain = answered({})
    const full = answered({ id: 1 }, 'https://acme.example/orders/7?full=false')
    expect(compareRecorded(pact, interaction, [full, plain], null)).toEqual([])
  })

  test('never tells a value of what was recorded', () => {
    const { pact, interaction } = pactOf(expected)
    const told = compareRecorded(
      pact,
      interaction,
      [answered({ id: 'S3CRET', buyer: 'S3CRET' })],
      null,
    )
    expect(told?.length).toBeGreaterThan(1)
    expect(JSON.stringify(told)).not.toContain('S3CRET')
  })
})
