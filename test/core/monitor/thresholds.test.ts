import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureCandidate, type Candidate } from '../../../src/core/monitor/candidate.ts'
import { countBad, countGood, type Streak } from '../../../src/core/monitor/thresholds.ts'
import { settings } from './monitors.ts'

const candidate = failureCandidate(settings().identity, 'reset') as Candidate

/** `b` for a bad look, `g` for a good one; upper case where one turned something. */
function turns(looks: string, failureThreshold: number, successThreshold: number): string {
  const limits = { failureThreshold, successThreshold }
  let streak: Streak | null = null
  return looks
    .split('')
    .map(look => {
      if (look === 'g' && !streak) return look
      const turn =
        look === 'b'
          ? countBad(streak ?? undefined, candidate, limits)
          : countGood(streak as Streak, limits)
      streak = turn.streak
      return turn.turn ? look.toUpperCase() : look
    })
    .join('')
}

test.each([
  { looks: 'bbb', failure: 1, success: 1, is: 'Bbb' },
  { looks: 'bgbgb', failure: 1, success: 1, is: 'BGBGB' },
  { looks: 'bgbbgbb', failure: 2, success: 2, is: 'bgbBgbb' },
  { looks: 'bbbggbggg', failure: 3, success: 3, is: 'bbBggbggG' },
  { looks: 'ggbb', failure: 2, success: 1, is: 'ggbB' },
])('$failure bad and $success good in a row: $looks → $is', ({ looks, failure, success, is }) => {
  expect(turns(looks, failure, success)).toBe(is)
})

test('raising and resolving take turns', () => {
  const threshold = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('b', 'g')),
      threshold,
      threshold,
      (looks, failure, success) => {
        const turned = turns(looks.join(''), failure, success).replaceAll(/[bg]/g, '')
        expect(turned).toMatch(/^(BG)*B?$/)
      },
    ),
  )
})
