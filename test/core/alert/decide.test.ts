import { describe, expect, test } from 'vitest'
import { noAlerts } from '../../../src/core/alert/alert-state.ts'
import { decide, type AlertEvent } from '../../../src/core/alert/decide.ts'
import type { Silence } from '../../../src/core/alert/silence.ts'
import { hour, minute, play, policy, raise, resolve, second, silence, told } from './policies.ts'

const s = second

const bad = (over: Partial<Silence>): AlertEvent => {
  const base = silence('a', 0, hour) as Extract<AlertEvent, { kind: 'silence' }>
  return { kind: 'silence', silence: { ...base.silence, ...over } }
}

describe('decide', () => {
  test.each([
    {
      name: 'group_wait, group_interval and repeat_interval',
      events: [
        [0, raise('a')],
        [10 * s, raise('b')],
        [60 * s, raise('c')],
      ],
      until: 4 * hour + 10 * minute,
      told: [
        '30 slack firing a b',
        '330 slack updated a b c',
        `${(330_000 + 4 * hour) / s} slack repeated a b c`,
      ],
    },
    {
      name: 'resolved follows firing, at the next group_interval',
      events: [
        [0, raise('a')],
        [40 * s, resolve('a')],
      ],
      until: hour,
      told: ['30 slack firing a', '330 slack resolved (a)'],
    },
    {
      name: 'part of a group resolved is an update',
      events: [
        [0, raise('a')],
        [0, raise('b')],
        [40 * s, resolve('a')],
        [400 * s, resolve('b')],
      ],
      until: hour,
      told: ['30 slack firing a b', '330 slack updated b (a)', '630 slack resolved (b)'],
    },
    {
      name: 'what is over before group_wait is told to nobody',
      events: [
        [0, raise('a')],
        [20 * s, resolve('a')],
      ],
      until: hour,
      told: [],
    },
    {
      name: 'what comes back within group_interval was never gone',
      events: [
        [0, raise('a')],
        [60 * s, resolve('a')],
        [90 * s, raise('a')],
      ],
      until: hour,
      told: ['30 slack firing a'],
    },
    {
      name: 'pending does not fire',
      events: [
        [0, raise('a', {}, 5 * minute)],
        [4 * minute, resolve('a')],
      ],
      until: hour,
      told: [],
    },
    {
      name: 'pending fires when it lasts',
      events: [[0, raise('a', {}, 5 * minute)]],
      until: hour,
      told: ['330 slack firing a'],
    },
    {
      name: 'providers are groups of their own',
      events: [
        [0, raise('a')],
        [0, raise('a', { provider: 'other' })],
      ],
      until: hour,
      told: ['30 slack firing a', '30 slack firing a'],
    },
    {
      name: 'silenced alerts are told when the silence has ended',
      events: [
        [0, silence('a', 0, 20 * minute)],
        [0, raise('a')],
      ],
      until: hour,
      told: ['1230 slack firing a'],
    },
    {
      name: 'what ended within a silence is said after it',
      events: [
        [0, raise('a')],
        [60 * s, silence('a', 0, 20 * minute)],
        [120 * s, resolve('a')],
      ],
      until: hour,
      told: ['30 slack firing a', '1230 slack resolved (a)'],
    },
    {
      name: 'what came and went within a silence is never said',
      events: [
        [0, silence('a', 0, 20 * minute)],
        [60 * s, raise('a')],
        [120 * s, resolve('a')],
      ],
      until: hour,
      told: [],
    },
    {
      name: 'a silence that is lifted silences no longer',
      events: [
        [0, silence('a', 0, 20 * minute)],
        [0, raise('a')],
        [60 * s, { kind: 'unsilence', id: 's-a', reason: 'ann' }],
      ],
      until: hour,
      told: ['330 slack firing a'],
    },
    {
      name: 'what was told before a silence is still known after it, whatever was told meanwhile',
      events: [
        [0, raise('a')],
        [0, raise('b')],
        [60 * s, silence('a', 0, 20 * minute)],
        [70 * s, raise('c')],
        [400 * s, resolve('a')],
      ],
      until: hour,
      told: ['30 slack firing a b', '330 slack updated b c', '1230 slack updated b c (a)'],
    },
    {
      name: 'a silenced alert does not hold back the others of its group',
      events: [
        [0, silence('a', 0, 20 * minute)],
        [0, raise('a')],
        [0, raise('b')],
      ],
      until: hour,
      told: ['30 slack firing b', '1230 slack updated a b'],
    },
  ] as readonly { name: string; events: [number, AlertEvent][]; until: number; told: string[] }[])(
    '$name',
    ({ events, until, told: lines }) => {
      expect(told(play(policy(), events, until))).toEqual(lines)
    },
  )

  test('an alert that flaps is told once, and resolved when it has been calm', () => {
    const swings = Array.from({ length: 12 }, (_, i): [number, AlertEvent][] => [
      [i * 30 * minute, raise('a')],
      [i * 30 * minute + 15 * minute, resolve('a')],
    ]).flat()
    const story = play(policy(), swings, 12 * hour, minute)
    expect(
      told(story)
        .filter(line => !line.includes('repeated'))
        .map(line => line.replace(/^\d+ /, '')),
    ).toEqual([
      'slack firing a',
      'slack resolved (a)',
      'slack firing a',
      'slack resolved (a)',
      'slack firing a',
      'slack resolved (a)',
    ])
    expect(story.log.map(({ decision }) => decision)).toContain('flapping')
    expect(story.deliveries.at(-1)?.at).toBeGreaterThan(5.75 * hour + 2 * hour)
  })

  test('what can wait comes in one digest, with what came and went', () => {
    const digest = { severity: 'digest' }
    const events: [number, AlertEvent][] = [
      [hour, raise('a', digest)],
      [2 * hour, raise('b', { ...digest, provider: 'other' })],
      [3 * hour, resolve('a', digest)],
      [30 * hour, resolve('b', { ...digest, provider: 'other' })],
    ]
    expect(told(play(policy(), events, 100 * hour, 5 * minute))).toEqual([
      `${8 * 3_600} slack firing b (a)`,
      `${32 * 3_600} slack resolved (b)`,
    ])
  })

  test('a clock that is set back by a week makes nothing wait for a week', () => {
    const week = 7 * 24 * hour
    const before = play(
      policy(),
      [
        [week, raise('a')],
        [week + hour, raise('b', { provider: 'other' }, minute)],
      ],
      week + hour + 10 * s,
      hour,
    )
    const after = play(policy(), [], 20 * minute, 10 * s, before.state)
    expect(told(after)).toContain('90 slack firing b')
  })

  test('a silence without an end, in the past or for everything is refused, with the reason', () => {
    for (const event of [
      bad({ endsAt: Number.NaN }),
      bad({ endsAt: 5 }),
      bad({ matchers: [] }),
      bad({ startsAt: 2 * hour }),
    ]) {
      const { state, log } = decide(policy(), noAlerts, event, 10)
      expect(state.silences).toEqual([])
      expect(log.map(({ decision }) => decision)).toEqual(['refused'])
    }
  })
})
