import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextDue, planDue, type DueRule } from '../../../src/core/monitor/due.ts'
import { timeZone, type TimeZone } from '../../../src/core/monitor/time-zone.ts'

const minute = 60_000
const hour = 60 * minute
const hourly: DueRule = { kind: 'every', everyMs: hour, phaseMs: 7 * minute }

describe('nextDue', () => {
  test.each([
    { after: 0, is: 7 * minute },
    { after: 7 * minute - 1, is: 7 * minute },
    { after: 7 * minute, is: hour + 7 * minute },
    { after: -hour, is: -hour + 7 * minute },
  ])('after $after is $is', ({ after, is }) => {
    expect(nextDue(hourly, after)).toBe(is)
  })
})

describe('planDue', () => {
  test.each([
    {
      name: 'nothing since the last',
      last: 0,
      now: 6,
      plan: { dueAt: null, missed: 0, late: false, reason: 'nothing is due' },
    },
    {
      name: 'on time',
      last: 0,
      now: 7,
      plan: { dueAt: 7, missed: 0, late: false, reason: 'due now' },
    },
    {
      name: 'late',
      last: 0,
      now: 27,
      plan: { dueAt: 7, missed: 0, late: true, reason: 'due 20 m ago' },
    },
    {
      name: 'several missed are one run',
      last: 7,
      now: 60 * 5 + 7,
      plan: {
        dueAt: 307,
        missed: 4,
        late: false,
        reason: 'due now, and stands for 4 that were missed',
      },
    },
    {
      name: 'already done',
      last: 67,
      now: 67,
      plan: { dueAt: null, missed: 0, late: false, reason: 'nothing is due' },
    },
    {
      name: 'done ahead of a clock that was set back',
      last: 67,
      now: 30,
      plan: { dueAt: null, missed: 0, late: false, reason: 'nothing is due' },
    },
  ])('$name', ({ last, now, plan }) => {
    const { dueAt } = plan
    expect(planDue(hourly, last * minute, now * minute)).toEqual({
      ...plan,
      dueAt: dueAt === null ? null : dueAt * minute,
    })
  })

  test.each([
    { name: 'every', rule: { kind: 'every', everyMs: 97_000, phaseMs: 1_234 } },
    {
      name: 'cron over the day when clocks go back',
      rule: {
        kind: 'cron',
        zone: timeZone('Europe/Berlin') as TimeZone,
        fields: {
          minute: [0, 20, 40],
          hour: Array.from({ length: 24 }, (_, i) => i),
          dayOfMonth: Array.from({ length: 31 }, (_, i) => i + 1),
          month: [10],
          dayOfWeek: [0, 1, 2, 3, 4, 5, 6],
        },
      },
    },
  ] as const)(
    'every due time is run or counted as missed, exactly once, however often it is asked: $name',
    ({ rule }) => {
      const start = Date.parse('2026-10-24T22:00Z')
      const pauses = fc.array(fc.integer({ min: 1, max: 3 * hour }), {
        minLength: 1,
        maxLength: 40,
      })
      fc.assert(
        fc.property(pauses, steps => {
          let now = start
          let last = start
          let counted = 0
          for (const pause of steps) {
            now += pause
            const plan = planDue(rule, last, now)
            if (plan.dueAt === null) continue
            expect(plan.dueAt).toBeGreaterThan(last)
            expect(plan.dueAt).toBeLessThanOrEqual(now)
            counted += 1 + plan.missed
            last = plan.dueAt
          }
          let expected = 0
          for (let at = nextDue(rule, start); at !== null && at <= now; at = nextDue(rule, at))
            expected++
          expect(counted).toBe(expected)
        }),
        { numRuns: 20 },
      )
    },
  )
})
