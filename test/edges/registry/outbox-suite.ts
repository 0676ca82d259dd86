import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../../src/core/alert/delivery.ts'
import { nine } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'
import { delivery } from './watch-samples.ts'

/** What is to be sent: in order, by one at a time, until it is sent or given up. */
export function describeOutbox(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  const post = async (...deliveries: readonly Delivery[]): Promise<void> => {
    const { watch } = opened.registry
    const { version } = await watch.load()
    expect(await watch.commit({ version, deliveries })).toBe('committed')
  }
  const dueKeys = async (now: number): Promise<string[]> =>
    (await opened.registry.outbox.due(now, 100)).map(row => row.delivery.key)
  const first = delivery()
  const second = delivery({ sequence: 2, transition: 'resolved', at: nine + 1 })
  const other = delivery({ receiver: 'mail' })

  describe(`the outbox on ${store.name}`, () => {
    test('holds a key once, whoever posts it', async () => {
      await post(first)
      await opened.registry.outbox.delivered(first.key, nine, null)
      await post(first, { ...first, reason: 'again' })
      const [row, ...more] = await opened.registry.outbox.list({})
      expect(more).toEqual([])
      expect(row).toMatchObject({ delivery: first, state: 'delivered' })
    })

    test('gives a thread in order, and each receiver its own', async () => {
      await post(second, first, other)
      const { outbox } = opened.registry
      expect((await dueKeys(nine + 5)).sort()).toEqual([first.key, other.key].sort())
      await outbox.failed(first.key, nine + 10, 'status 503')
      expect(await dueKeys(nine + 5)).toEqual([other.key])
      expect(await outbox.due(nine + 5, 100, ['mail'])).toEqual([])
      await outbox.delivered(first.key, nine + 11, { ts: '1.1' })
      const rows = await outbox.due(nine + 11, 100)
      expect(rows.map(row => [row.delivery.key, row.receipt])).toEqual([
        [other.key, null],
        [second.key, { ts: '1.1' }],
      ])
    })

    test('goes on with a thread whose message was given up', async () => {
      await post(first, second)
      const { outbox } = opened.registry
      await outbox.dead(first.key, nine + 5, 'refused')
      expect(await dueKeys(nine + 5)).toEqual([second.key])
      expect(await outbox.list({ state: 'dead' })).toMatchObject([
        { delivery: first, attempts: 1, error: 'refused', endedAt: nine + 5 },
      ])
      expect(await outbox.count('dead')).toBe(1)
      expect(await outbox.count('waiting')).toBe(1)
    })

    test('is due from its time on, and not while somebody has it', async () => {
      await post(first)
      const { outbox } = opened.registry
      expect(await outbox.nextAt()).toBe(nine)
      expect(await dueKeys(nine - 1)).toEqual([])
      expect(await outbox.claim(first.key, nine - 1, nine + 30)).toBe(false)
      expect(await outbox.claim(first.key, nine, nine + 30)).toBe(true)
      expect(await dueKeys(nine + 29)).toEqual([])
      expect(await outbox.claim(first.key, nine + 29, nine + 60)).toBe(false)
      expect(await outbox.nextAt()).toBe(nine + 30)
      expect(await dueKeys(nine + 30)).toEqual([first.key])
      await outbox.failed(first.key, nine + 50, 'status 503')
      expect(await outbox.nextAt()).toBe(nine + 50)
      expect(await outbox.list({})).toMatchObject([{ attempts: 1, error: 'status 503' }])
      await outbox.delivered(first.key, nine + 51, null)
      expect(await outbox.nextAt()).toBeNull()
      expect(await outbox.claim(first.key, nine + 60, nine + 90)).toBe(false)
    })

    test('is given to one of many who claim it at once', async () => {
      const again = await opened.again()
      await post(first)
      const claims = await Promise.all(
        [opened.registry, again, opened.registry, again].map(({ outbox }) =>
          outbox.claim(first.key, nine, nine + 30),
        ),
      )
      expect(claims.filter(Boolean)).toHaveLength(1)
      await again.close()
    })

    test('believes who says it arrived, and nobody who says later that it did not', async () => {
      await post(first, other)
      const { outbox } = opened.registry
      await outbox.delivered(first.key, nine, { ts: '1' })
      await outbox.failed(first.key, nine + 9, 'late')
      await outbox.dead(first.key, nine + 9, 'late')
      await outbox.delivered(first.key, nine + 9, { ts: '2' })
      await outbox.dead(other.key, nine, 'refused')
      await outbox.delivered(other.key, nine + 1, null)
      const rows = await outbox.list({ state: 'delivered' })
      const told = rows.map(row => [row.delivery.key, row.endedAt, row.receipt])
      expect(told).toHaveLength(2)
      expect(told).toContainEqual([first.key, nine, { ts: '1' }])
      expect(told).toContainEqual([other.key, nine + 1, null])
    })

    test('sends a dead letter again when asked', async () => {
      await post(first)
      const { outbox } = opened.registry
      expect(await outbox.revive(first.key, nine)).toBe(false)
      await outbox.dead(first.key, nine, 'refused')
      expect(await outbox.revive(first.key, nine + 5)).toBe(true)
      expect(await outbox.due(nine + 5, 1)).toMatchObject([{ attempts: 0, endedAt: null }])
    })

    test('forgets what ended long ago, and keeps what waits and the receipts in use', async () => {
      await post(first, second, other)
      const { outbox } = opened.registry
      await outbox.delivered(first.key, nine, { ts: '1' })
      await outbox.delivered(other.key, nine, { id: 'm' })
      expect(await outbox.prune(nine + 1)).toBe(2)
      expect(await outbox.list({})).toMatchObject([{ delivery: second, receipt: { ts: '1' } }])
      await outbox.delivered(second.key, nine + 2, null)
      await outbox.prune(nine + 3)
      await post(first)
      expect(await outbox.list({})).toMatchObject([{ delivery: first, receipt: null }])
    })

    test('keeps the order of every thread whatever fails, whenever it is asked', async () => {
      const letters = fc.array(fc.record({ episode: fc.nat(2), receiver: fc.nat(1) }), {
        maxLength: 8,
      })
      const outcomes = fc.infiniteStream(fc.constantFrom('sent', 'failed', 'dead', 'lost'))
      await fc.assert(
        fc.asyncProperty(letters, outcomes, fc.uuid(), async (drawn, outcomes, id) => {
          const counts = new Map<string, number>()
          const deliveries = drawn.map(({ episode, receiver }) => {
            const thread = `${episode} ${receiver}`
            const sequence = (counts.get(thread) ?? 0) + 1
            counts.set(thread, sequence)
            return delivery({ episode: `${id}-${episode}`, receiver: `r${receiver}`, sequence })
          })
          await post(...deliveries)
          const { outbox } = opened.registry
          const ended: string[] = []
          let now = nine
          for (let turn = 0; turn < 200 && ended.length < deliveries.length; turn++) {
            now += 10
            for (const { delivery } of await outbox.due(now, 3)) {
              expect(await outbox.claim(delivery.key, now, now + 15)).toBe(true)
              const outcome = outcomes.next().value
              if (outcome === 'sent') await outbox.delivered(delivery.key, now, null)
              if (outcome === 'dead') await outbox.dead(delivery.key, now, 'refused')
              if (outcome === 'failed') await outbox.failed(delivery.key, now + 25, 'status 503')
              if (outcome === 'sent' || outcome === 'dead') ended.push(delivery.key)
            }
          }
          const threads = Map.groupBy(deliveries, ({ episode, receiver }) => episode + receiver)
          for (const thread of threads.values()) {
            const keys = thread.map(({ key }) => key)
            expect(ended.filter(key => keys.includes(key))).toEqual(keys)
          }
        }),
        { numRuns: 15 },
      )
    })
  })
}
