import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterAttempt,
  backoffMs,
  LONGEST_RETRY_AFTER_MS,
  MOST_ATTEMPTS,
  type SendResult,
} from '../../../src/core/alert/delivery-retry.ts'

const answered = (status: number, retryAfter: string | null = null): SendResult => ({
  kind: 'answered',
  status,
  retryAfter,
})

describe('afterAttempt', () => {
  test.each<{ name: string; result: SendResult; attempts: number; is: object }>([
    {
      name: 'sent',
      result: { kind: 'sent' },
      attempts: 1,
      is: { kind: 'done', reason: 'delivered' },
    },
    {
      name: 'no answer',
      result: { kind: 'no-answer', reason: 'timeout' },
      attempts: 1,
      is: { kind: 'retry', at: 1_500, reason: 'timeout: attempt 2 of 24 follows' },
    },
    {
      name: 'a server error backs off',
      result: answered(503),
      attempts: 4,
      is: { kind: 'retry', at: 12_000 },
    },
    {
      name: 'a limit that says until when',
      result: answered(429, '30'),
      attempts: 1,
      is: {
        kind: 'retry',
        at: 30_500,
        reason: 'answered with status 429; it asks for 30 s: attempt 2 of 24 follows',
      },
    },
    {
      name: 'a limit that says garbage backs off',
      result: answered(429, '-1'),
      attempts: 1,
      is: { kind: 'retry', at: 1_500 },
    },
    {
      name: 'a limit that asks for a year gets an hour',
      result: answered(429, '31536000'),
      attempts: 1,
      is: { kind: 'retry', at: LONGEST_RETRY_AFTER_MS + 500 },
    },
    {
      name: 'a date is a date',
      result: answered(503, 'Thu, 01 Jan 1970 00:01:00 GMT'),
      attempts: 1,
      is: { kind: 'retry', at: 60_500 },
    },
    {
      name: 'a request that is refused',
      result: answered(404),
      attempts: 1,
      is: { kind: 'dead', reason: 'answered with status 404: trying again is of no use' },
    },
    {
      name: 'a redirect is not a delivery',
      result: answered(302),
      attempts: 1,
      is: { kind: 'dead' },
    },
    {
      name: 'a mailbox that does not exist',
      result: { kind: 'refused', reason: 'no such mailbox', forGood: true },
      attempts: 1,
      is: { kind: 'dead' },
    },
    {
      name: 'a mailbox that is full',
      result: { kind: 'refused', reason: 'mailbox full', forGood: false },
      attempts: 1,
      is: { kind: 'retry' },
    },
    {
      name: 'the last attempt',
      result: answered(503),
      attempts: MOST_ATTEMPTS,
      is: { kind: 'dead', reason: 'answered with status 503, after 24 attempts' },
    },
  ])('$name', ({ result, attempts, is }) => {
    expect(afterAttempt(result, attempts, 0.5, 0)).toMatchObject(is)
  })

  test('always ends, and never asks sooner than the server does, up to an hour', () => {
    const result = fc.oneof(
      fc.record({
        kind: fc.constant('answered' as const),
        status: fc.integer({ min: 300, max: 599 }),
        retryAfter: fc.option(fc.nat({ max: 9_999 }).map(String)),
      }),
      fc.record({ kind: fc.constant('no-answer' as const), reason: fc.constant('reset') }),
    )
    fc.assert(
      fc.property(
        fc.infiniteStream(result),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (results, chances) => {
          let now = 0
          for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
            const one = results.next().value as SendResult
            const decision = afterAttempt(one, attempts, chances.next().value as number, now)
            if (decision.kind !== 'retry') return
            const asked =
              one.kind === 'answered' && one.retryAfter !== null
                ? Number(one.retryAfter) * 1_000
                : 0
            expect(decision.at - now).toBeGreaterThanOrEqual(
              Math.min(asked, LONGEST_RETRY_AFTER_MS),
            )
            now = decision.at
          }
          throw new Error('it never ended')
        },
      ),
    )
  })
})

test('backoff doubles up to half an hour, its upper half by chance', () => {
  expect([1, 2, 3, 11, 15, 99].map(attempts => backoffMs(attempts, 0))).toEqual([
    1_000, 2_000, 4_000, 900_000, 900_000, 900_000,
  ])
  expect(backoffMs(3, 0.5)).toBe(6_000)
  const sum = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => backoffMs(i + 1, 0.5)).reduce(
    (a, b) => a + b,
  )
  expect(Math.round(sum / 3_600_000)).toBe(5)
})
