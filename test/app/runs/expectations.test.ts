import { describe, expect, test } from 'vitest'
import { checksOf } from '../../../src/app/runs/expectations.ts'
import { answerOf } from '../../../src/app/runs/run-monitor.ts'
import type { Answered } from '../../../src/app/canary/answer.ts'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import type { Expectations } from '../../../src/core/monitor/definition.ts'
import { causeOfFinding } from '../../../src/core/monitor/cause.ts'
import { ruleById } from '../../../src/core/rules/table.ts'
import type { Ignore } from '../../../src/core/rules/ignores.ts'
import type { Monitors } from '../../../src/ports/monitors.ts'
import { shapeOf, subject } from '../../core/shape/baseline/samples.ts'

const exchange: Exchange = {
  id: 'c1',
  provider: 'acme',
  scope: 'default',
  startedAt: 0,
  tookMs: 1,
  request: {
    method: 'GET',
    url: 'https://acme.example/v1/orders',
    headers: [],
    body: { kind: 'none' },
  },
  response: { status: 200, headers: [['x-plan', 'secret-plan']], body: { kind: 'none' } },
}
const tally = new Uint8Array()
const answer: Answered = { kind: 'answered', exchange, subject, tally, shape: shapeOf([null]) }

type Checked = Awaited<ReturnType<Monitors['check']>>

function expected(
  expect: Expectations,
  checked: Checked | null = null,
  ignores: readonly Ignore[] = [],
) {
  const definition = { name: 'orders', target: 'https://acme.example/v1/orders', expect }
  const checks = checksOf(
    { file: '/monitors/orders.ts', definition, hasCheck: checked !== null },
    {
      monitors: { check: async () => checked ?? { ok: true, sentences: [] } },
      digest: text => Buffer.from(text).toString('hex').slice(-40),
      clock: { now: () => 0, mark: () => 0 },
      ignores,
    },
  )
  return checks.expect('GET /v1/orders', [answer])
}

describe('what a monitor expects', () => {
  test.each<{ rule: string; expect: Expectations; checked?: Checked; says: string }>([
    {
      rule: 'expected-status',
      expect: { status: [201, 202] },
      says: 'response 200: came, the monitor expects 201 or 202',
    },
    {
      rule: 'expected-header',
      expect: { headers: { 'X-Trace': true } },
      says: 'response 200 header x-trace: is absent, the monitor expects: present',
    },
    {
      rule: 'expected-header',
      expect: { headers: { 'x-plan': 'free' } },
      says: 'response 200 header x-plan: is another text, the monitor expects: free',
    },
    {
      rule: 'expected-check',
      expect: {},
      checked: { ok: true, sentences: ['too few orders', `and ${'long '.repeat(30)}`] },
      says: `response 200: too few orders; and ${'long '.repeat(30)}`,
    },
  ])('$rule is judged by a row of the table: $says', async ({ rule, expect: e, checked, says }) => {
    const { findings, reason } = await expected(e, checked ?? null)
    expect(findings.map(({ message }) => message)).toEqual([says])
    const [finding] = findings
    // What no baseline can take in is not offered to be accepted.
    expect(finding).toMatchObject({ rule, level: 'error', verdict: 'ours', provider: 'acme' })
    expect(finding && causeOfFinding(finding)).toBe('check-failed')
    expect(ruleById.get(rule)?.explanation).toMatch(/nothing can be accepted/)
    expect(reason).toBe('')
  })

  test('finds nothing where all of it holds', async () => {
    const all = { status: 200, headers: { 'x-plan': true, 'x-trace': false } } as const
    expect(await expected(all)).toEqual({ findings: [], reason: '' })
  })

  test('is left untold where it is ignored', async () => {
    const ignore = { rule: 'expected-status', reason: 'known', until: null }
    expect((await expected({ status: 201 }, null, [ignore])).findings).toEqual([])
  })
})

describe('answerOf', () => {
  const outcome = { operation: 'GET /v1/orders', answers: [answer], findings: [] }
  const answered = (reason: string, checkBroke: boolean) =>
    answerOf([{ ...outcome, reason, checkBroke }], () => true, false)

  test('takes a check that broke for a fault of the monitor, whatever its sentence', () => {
    expect(answered('its check took too long', true)).toEqual({
      kind: 'failed',
      failure: 'monitor',
    })
  })

  test('takes a sentence that only sounds like it for what it says', () => {
    const reason = 'Monitor of the month has no pinned contract'
    expect(answered(reason, false)).toEqual({ kind: 'nothing-to-compare', reason })
  })

  test('says of a check that broke that it did', async () => {
    const { reason } = await expected({}, { ok: false, problem: 'its check took too long' })
    expect(reason).toBe('Monitor orders: its check took too long.')
  })
})
