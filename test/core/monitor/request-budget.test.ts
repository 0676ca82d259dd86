import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dailyCap,
  DEFAULT_SHARE,
  mayAsk,
  unusedBudget,
  useBudget,
  type BudgetRule,
} from '../../../src/core/monitor/request-budget.ts'

const hour = 3_600_000
const day = 24 * hour
const github: BudgetRule = {
  quota: { limit: 5_000, windowMs: hour },
  share: DEFAULT_SHARE,
  capPerDay: null,
}
const unknown: BudgetRule = { quota: null, share: DEFAULT_SHARE, capPerDay: null }
const ten: BudgetRule = { ...unknown, capPerDay: 10 }

test.each([
  { name: '1 % of 5,000 an hour', rule: github, cap: 1_200 },
  {
    name: '1 % of 1,000 a month',
    rule: { ...github, quota: { limit: 1_000, windowMs: 30 * day } },
    cap: 1,
  },
  { name: 'an unknown quota', rule: unknown, cap: null },
  { name: 'a cap by hand', rule: { ...github, capPerDay: 50 }, cap: 50 },
])('dailyCap of $name is $cap', ({ rule, cap }) => {
  expect(dailyCap(rule)).toBe(cap)
})

describe('mayAsk', () => {
  test.each([
    {
      name: 'room',
      rule: ten,
      asked: 0,
      purpose: 'scheduled',
      left: null,
      ask: true,
      reason: '0 of 10 requests used today',
    },
    {
      name: 'the last that is for scheduled runs',
      rule: ten,
      asked: 8,
      purpose: 'scheduled',
      left: null,
      ask: true,
      reason: '8 of 10 requests used today',
    },
    {
      name: 'what is kept for confirmations',
      rule: ten,
      asked: 9,
      purpose: 'scheduled',
      left: null,
      ask: false,
      reason: 'the request budget is used up: 9 of 10 today, 1 are kept for confirmations',
    },
    {
      name: 'a confirmation takes it',
      rule: ten,
      asked: 9,
      purpose: 'again',
      left: null,
      ask: true,
      reason: '9 of 10 requests used today',
    },
    {
      name: 'nothing left',
      rule: ten,
      asked: 10,
      purpose: 'again',
      left: null,
      ask: false,
      reason: 'the request budget is used up: 10 of 10 today',
    },
    {
      name: 'an unknown quota',
      rule: unknown,
      asked: 9_999,
      purpose: 'scheduled',
      left: null,
      ask: true,
      reason: 'the quota is unknown, so nothing is capped',
    },
    {
      name: 'what the provider says',
      rule: unknown,
      asked: 0,
      purpose: 'again',
      left: 0,
      ask: false,
      reason: 'the provider says that 0 requests are left, and it takes 1',
    },
  ] as const)('$name: $ask', ({ rule, asked, purpose, left, ask, reason }) => {
    expect(mayAsk(rule, { day: 0, asked }, 1, purpose, left, hour)).toEqual({ ask, reason })
  })

  test('never lets a day pass its cap, and starts anew at midnight UTC', () => {
    const request = fc.record({
      after: fc.integer({ min: 0, max: 3 * hour }),
      requests: fc.integer({ min: 1, max: 4 }),
      again: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(request, { maxLength: 80 }), requests => {
        let now = 0
        let use = unusedBudget
        const perDay = new Map<number, number>()
        for (const { after, requests: count, again } of requests) {
          now += after
          if (!mayAsk(ten, use, count, again ? 'again' : 'scheduled', null, now).ask) continue
          use = useBudget(use, count, now)
          const today = Math.floor(now / day)
          perDay.set(today, (perDay.get(today) ?? 0) + count)
          expect(perDay.get(today)).toBeLessThanOrEqual(10)
        }
        expect(mayAsk(ten, use, 4, 'scheduled', null, now + day).ask).toBe(true)
      }),
    )
  })
})
