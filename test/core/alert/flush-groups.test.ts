import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noAlerts, type AlertState } from '../../../src/core/alert/alert-state.ts'
import { decide, nextWakeAt, type AlertEvent } from '../../../src/core/alert/decide.ts'
import type { Delivery } from '../../../src/core/alert/delivery.ts'
import { silenceOf, type Silence } from '../../../src/core/alert/silence.ts'
import { hour, minute, play, policy, type Story } from './policies.ts'
import { beliefs, happening, stories, timeline, truth } from './stories.ts'

const two = policy({
  receivers: ['slack', 'mail'],
  routes: [
    { match: { scope: 'x' }, receiver: 'mail', continue: true },
    { matchers: ['alertname =~ "a|b"'], receiver: 'slack', repeatInterval: '1h' },
  ],
})

const run = (events: readonly (readonly [number, AlertEvent])[]): Story => play(two, events, -1)

describe('whatever happens', () => {
  test('no alert is lost: in the end every receiver believes what is true', () => {
    fc.assert(
      fc.property(stories, events => {
        const { state, deliveries } = run(events)
        expect(beliefs(deliveries)).toEqual(truth(two, state))
      }),
      { numRuns: 50 },
    )
  })

  test('no key is given twice, sequences count up, and only what fired is resolved', () => {
    fc.assert(
      fc.property(stories, events => {
        const { deliveries } = run(events)
        expect(new Set(deliveries.map(({ key }) => key)).size).toBe(deliveries.length)
        const threads = Map.groupBy(deliveries, ({ receiver, episode }) => `${receiver} ${episode}`)
        for (const thread of threads.values()) {
          expect(thread.map(({ sequence }) => sequence)).toEqual(thread.map((_, i) => i + 1))
          if (!thread[0]?.digest) expect(thread[0]?.transition).toBe('firing')
          expect(thread.slice(0, -1).map(({ transition }) => transition)).not.toContain('resolved')
        }
      }),
      { numRuns: 50 },
    )
  })

  test('a silenced alert is in no delivery', () => {
    fc.assert(
      fc.property(stories, events => {
        const silences: Silence[] = []
        let state: AlertState = noAlerts
        for (const [now, event] of events) {
          if (event.kind === 'silence' && event.silence.endsAt > now) silences.push(event.silence)
          const next = decide(two, state, event, now)
          for (const { labels } of next.deliveries.flatMap(({ alerts }) => alerts))
            expect(silenceOf(next.state.silences, labels, now)).toBeNull()
          state = next.state
        }
      }),
      { numRuns: 25 },
    )
  })

  test('nothing is repeated before its repeat_interval, and within it nothing else is said twice', () => {
    fc.assert(
      fc.property(stories, events => {
        const threads = Map.groupBy(
          run(events).deliveries,
          ({ receiver, episode }) => `${receiver} ${episode}`,
        )
        for (const thread of threads.values())
          for (const [i, delivery] of thread.entries()) {
            const waitedMs = delivery.at - (thread[i - 1]?.at ?? -Infinity)
            if (delivery.transition === 'repeated') expect(waitedMs).toBeGreaterThanOrEqual(hour)
            expect(waitedMs).toBeGreaterThanOrEqual(5 * minute)
          }
      }),
      { numRuns: 25 },
    )
  })

  test('a restart from what was written changes nothing, at any point', () => {
    fc.assert(
      fc.property(stories, events => {
        let written: AlertState = noAlerts
        const deliveries: Delivery[] = []
        for (const [now, event] of events) {
          const next = decide(two, written, event, now)
          deliveries.push(...next.deliveries)
          written = JSON.parse(JSON.stringify(next.state)) as AlertState
        }
        const whole = run(events)
        expect(deliveries).toEqual(whole.deliveries)
        expect(written).toEqual(whole.state)
      }),
      { numRuns: 50 },
    )
  })

  test('waking only when time will change something misses nothing', () => {
    const story = fc
      .array(happening, { maxLength: 25 })
      .map(happenings => timeline(happenings, 1e12))
    fc.assert(
      fc.property(story, events => {
        const own = events.filter(([, { kind }]) => kind !== 'tick')
        const end = (own.at(-1)?.[0] ?? 0) + 9 * 24 * hour
        const deliveries: Delivery[] = []
        let state: AlertState = noAlerts
        const move = (event: AlertEvent, now: number): void => {
          const next = decide(two, state, event, now)
          deliveries.push(...next.deliveries)
          state = next.state
        }
        for (const [now, event] of [...own, [end, { kind: 'tick' }] as [number, AlertEvent]]) {
          for (let at = nextWakeAt(state); at !== null && at < now; at = nextWakeAt(state))
            move({ kind: 'tick' }, at)
          move(event, now)
        }
        expect(beliefs(deliveries)).toEqual(truth(two, state))
      }),
      { numRuns: 10 },
    )
  })
})
