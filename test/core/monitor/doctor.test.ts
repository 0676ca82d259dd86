import { describe, expect, test } from 'vitest'
import {
  accountCosts,
  advise,
  type Account,
  type Patient,
} from '../../../src/core/monitor/doctor.ts'

const minute = 60_000
const hour = 60 * minute
const patient: Patient = {
  name: 'acme',
  account: 'acme default',
  gapMs: hour,
  runsPerDay: 24,
  requestsPerRun: 1,
  timeoutMs: 30_000,
  retries: 2,
  failureThreshold: 2,
  errorRate: null,
  latency: null,
}
const budget = { quota: { limit: 5_000, windowMs: hour }, share: 0.01, capPerDay: null }

describe('advise', () => {
  test.each([
    { name: 'a monitor that can work', more: {}, says: [] },
    {
      name: 'a failure rate over an hour, looked at once an hour',
      more: { errorRate: { above: 0.05, overMs: hour } },
      says: [
        'errorRate > 5 % over 1 h can never be told: it takes 3 calls, and a run every 1 h makes 1. Look over 3 h, or run every 20 m.',
      ],
    },
    {
      name: 'the same with enough looks',
      more: { errorRate: { above: 0.05, overMs: hour }, gapMs: 5 * minute },
      says: [],
    },
    {
      name: 'a high limit takes many looks',
      more: { errorRate: { above: 0.9, overMs: hour }, gapMs: 5 * minute },
      says: [
        'errorRate > 90 % over 1 h can never be told: it takes 44 calls, and a run every 5 m makes 12. Look over 4 h, or run every 1 m.',
      ],
    },
    {
      name: 'a limit of everything',
      more: { errorRate: { above: 1, overMs: hour } },
      says: ['errorRate > 100 % over 1 h can never be: a share is at most 100 %.'],
    },
    {
      name: 'a quantile',
      more: { latency: { q: 0.95, overMs: 2 * hour } },
      says: [
        'p95 over 2 h can never be told: it takes 3 calls, and a run every 1 h makes 2. Look over 3 h, or run every 40 m.',
      ],
    },
    {
      name: 'a timeout that is as long as the interval',
      more: { gapMs: minute, runsPerDay: 1_440, timeoutMs: 30_000 },
      says: [
        'a run may take 90 s and is due every 1 m: what is due during a run is left out. Lower timeout or retries, or run less often.',
      ],
    },
    {
      name: 'an outage that nobody hears of for days',
      more: { gapMs: 24 * hour, failureThreshold: 3 },
      says: [
        'an outage is raised after 3 d only: 3 looks in a row, one every 1 d. Lower failureThreshold, or run more often.',
      ],
    },
  ])('$name', ({ more, says }) => {
    expect(advise([{ ...patient, ...more }], []).map(({ sentence }) => sentence)).toEqual(says)
  })
})

test('accountCosts adds up what all monitors of an account ask a day', () => {
  const accounts = new Map<string, Account>([['acme default', { budget, costPerRequest: 0.002 }]])
  const often: Patient = { ...patient, name: 'often', runsPerDay: 1_440, gapMs: 30 * minute }
  const other: Patient = { ...patient, name: 'other', account: 'other default', requestsPerRun: 3 }
  const costs = accountCosts([patient, often, other], accounts)
  expect(costs).toEqual([
    {
      account: 'acme default',
      monitors: 2,
      requestsPerDay: 1_464,
      capPerDay: 1_080,
      costPerDay: 2.928,
    },
    {
      account: 'other default',
      monitors: 1,
      requestsPerDay: 72,
      capPerDay: null,
      costPerDay: null,
    },
  ])
  expect(advise([patient, often, other], costs)).toEqual([
    {
      about: 'acme default',
      level: 'error',
      sentence:
        'its 2 monitors would ask 1464 calls a day and may ask 1080: the rest of the day nothing is seen. Run less often, or raise the cap.',
    },
  ])
})
