import { describe, expect, test } from 'vitest'
import type { Contract } from '../../../src/core/contract/contract.ts'
import type { Change } from '../../../src/core/diff/change.ts'
import { checkExchange } from '../../../src/core/diff/check/check-exchange.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { rulingsOver, type DatedAnswer } from '../../../src/core/rules/dated-answers.ts'
import { judge } from '../../../src/core/rules/judge.ts'
import { contractOf, documentOf, sha256 } from '../diff/documents.ts'

const order = {
  type: 'object',
  required: ['id', 'note', 'lines'],
  properties: {
    id: { type: 'integer' },
    note: { type: 'string' },
    old: { type: 'string' },
    kind: { enum: ['new', 'paid'] },
    lines: { type: 'array', items: { type: 'object', properties: { sum: { type: 'integer' } } } },
  },
}
const contract: Contract = contractOf(documentOf(order))

function answer(on: string, value: Json): DatedAnswer {
  const [operation] = contract.operations
  if (operation === undefined) throw new Error('no operation')
  const request = {
    method: operation.method,
    url: 'https://example.test/things',
    headers: [],
    body: { kind: 'none' },
  } as const
  const response = {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: { kind: 'json', value, bytes: 0 },
  } as const
  const meta = { id: '', provider: 'acme', scope: '', startedAt: 0, tookMs: 0 }
  const broken = checkExchange({ ...meta, request, response }, operation)
  return { on, status: '200', body: value, broken }
}

const good = { id: 1, note: 'n', lines: [{ sum: 1 }] }

interface Row {
  readonly name: string
  readonly answers: readonly DatedAnswer[]
  readonly baseline?: 'breaks' | 'keeps'
  /** Rule, verdict and level of each finding, by place. */
  readonly told: readonly string[]
}

const rows: readonly Row[] = [
  {
    name: 'null in recordings of every date',
    answers: [
      answer('2019-10-10', { ...good, note: null }),
      answer('2021-05-05', { ...good, note: null }),
      answer('2024-01-01', { ...good, note: null }),
    ],
    told: ['/note response-property-null-not-allowed contract-wrong warning'],
  },
  {
    name: 'a key that recordings of old lack and newer ones have',
    answers: [answer('2019-10-10', { id: 1, lines: [] }), answer('2024-01-01', good)],
    told: ['/note response-required-property-missing stale-recording error'],
  },
  {
    name: 'text where numbers were before',
    answers: [answer('2024-01-01', good), answer('2026-02-02', { ...good, id: '1' })],
    told: ['/id response-property-type-not-allowed drift error'],
  },
  {
    name: 'one recording that differs, where the newer list is empty and shows nothing',
    answers: [
      answer('2024-01-01', { ...good, lines: [{ sum: '1' }] }),
      answer('2026-02-02', { ...good, lines: [] }),
    ],
    told: ['/lines/*/sum response-property-type-not-allowed stale-recording warning'],
  },
  {
    name: 'two faults of one recording, each by itself',
    answers: [
      answer('2019-10-10', { ...good, note: null, id: '1' }),
      answer('2024-01-01', { ...good, note: null }),
    ],
    told: [
      '/id response-property-type-not-allowed stale-recording error',
      '/note response-property-null-not-allowed contract-wrong warning',
    ],
  },
  {
    name: 'a property that is gone since',
    answers: [answer('2019-10-10', { ...good, was: 1 }), answer('2024-01-01', good)],
    told: ['/was response-property-undocumented stale-recording info'],
  },
  {
    name: 'a property that came since',
    answers: [answer('2024-01-01', good), answer('2026-02-02', { ...good, is: 1 })],
    told: ['/is response-property-undocumented drift info'],
  },
  {
    name: 'one place that is broken in two ways, of which neither keeps what the other breaks',
    answers: [
      answer('2019-10-10', { ...good, note: null }),
      answer('2024-12-01', { ...good, note: 1 }),
    ],
    told: [
      '/note response-property-null-not-allowed stale-recording warning',
      '/note response-property-type-not-allowed contract-wrong warning',
    ],
  },
  {
    name: 'what an answer breaks that is none',
    answers: [{ ...answer('2026-02-02', { error: 'Log in' }), isNoAnswer: true }],
    told: [
      '/error response-property-undocumented inconclusive info',
      '/id response-required-property-missing inconclusive warning',
      '/lines response-required-property-missing inconclusive warning',
      '/note response-required-property-missing inconclusive warning',
    ],
  },
  {
    name: 'what the baseline knows',
    answers: [answer('2026-02-02', { ...good, note: null })],
    baseline: 'breaks',
    told: ['/note response-property-null-not-allowed contract-wrong warning'],
  },
]

function toldOf({ answers, baseline }: Row): readonly string[] {
  const verdict = rulingsOver(answers, {
    pinnedOn: '2025-06-01',
    baselineOn: '',
    baseline: () => baseline ?? 'unknown',
  })
  const changes: readonly Change[] = answers.flatMap(({ broken }) => broken)
  const context = { provider: 'acme', scope: 'default', hash: sha256, now: 0, verdict }
  return judge(changes, context)
    .map(({ at, rule, verdict, level }) => `${at} ${rule} ${verdict} ${level}`)
    .sort()
}

describe('rulingsOver', () => {
  test.each(rows)('tells $name', row => {
    expect(toldOf(row)).toEqual(row.told)
  })
})
