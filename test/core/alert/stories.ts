import * as fc from 'fast-check'
import type { AlertState } from '../../../src/core/alert/alert-state.ts'
import type { AlertEvent } from '../../../src/core/alert/decide.ts'
import type { Delivery } from '../../../src/core/alert/delivery.ts'
import { fingerprint } from '../../../src/core/alert/labels.ts'
import type { Policy } from '../../../src/core/alert/policy.ts'
import { routesFor } from '../../../src/core/alert/route.ts'
import { hour, minute, raise, resolve, second, silence } from './policies.ts'

const names = ['a', 'b', 'c', 'd'] as const
export const happening = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 2 * minute }), fc.integer({ min: 0, max: 2 * hour })),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names).map(name => raise(name)) },
    { weight: 3, arbitrary: fc.constantFrom(...names).map(name => resolve(name)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...names).map(name => raise(name, { severity: 'digest' })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...names).map(name => resolve(name, { severity: 'digest' })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...names).map(name => raise(name, { scope: 'x' }, 10 * minute)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 3 * hour })),
    },
  ),
})
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never

/** A day of events, at the times at which they happen, with a tick now and then, and a quiet week after it. */
export function timeline(happenings: readonly Happening[], tickMs: number): [number, AlertEvent][] {
  let now = 0
  const events: [number, AlertEvent][] = []
  for (const { afterMs, what } of happenings) {
    now += afterMs
    events.push([now, Array.isArray(what) ? silence(what[0], now, now + what[1]) : what])
  }
  const end = now + 8 * 24 * hour
  for (let at = 0; at <= end; at += at < now ? tickMs : hour) events.push([at, { kind: 'tick' }])
  return events.toSorted(([a], [b]) => a - b)
}
export const stories: fc.Arbitrary<[number, AlertEvent][]> = fc
  .tuple(fc.array(happening, { maxLength: 40 }), fc.constantFrom(10 * second, 5 * minute, 3 * hour))
  .map(([happenings, tickMs]) => timeline(happenings, tickMs))
/** What each receiver must believe to be firing, from all it was told: receiver and fingerprint, sorted. */
export function beliefs(deliveries: readonly Delivery[]): string[] {
  const threads = new Map<string, Set<string>>()
  for (const { receiver, episode, alerts } of deliveries) {
    const thread = threads.get(episode) ?? new Set<string>()
    for (const { status, labels } of alerts) {
      if (status === 'firing') thread.add(`${receiver} ${fingerprint(labels)}`)
      else thread.delete(`${receiver} ${fingerprint(labels)}`)
    }
    threads.set(episode, thread)
  }
  return threads
    .values()
    .toArray()
    .flatMap(thread => thread.values().toArray())
    .toSorted()
}

/** What each receiver is to believe: all that fires and is routed to it. */
export function truth({ root, receivers }: Policy, state: AlertState): string[] {
  const firing = Object.entries(state.alerts).filter(([, { status }]) => status === 'firing')
  const routed = firing.flatMap(([id, { labels }]) =>
    routesFor(root, receivers, labels).map(({ receiver }) => `${receiver} ${id}`),
  )
  return routed.toSorted()
}
