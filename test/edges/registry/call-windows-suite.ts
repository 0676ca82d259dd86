import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantile } from '../../../src/core/stats/latency-sketch.ts'
import { emptyWindow, mergeWindows, windowOf, windowStart } from '../../../src/core/stats/window.ts'
import { hour, nine } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'
import { entry, watchedCall } from './watch-samples.ts'

/** What became of the calls of each hour. */
export function describeCallWindows(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  describe(`hours of calls on ${store.name}`, () => {
    test('count the same however the calls are spread over commits', async () => {
      const call = fc.record({
        monitor: fc.constantFrom('orders', 'users'),
        startedAt: fc.integer({ min: nine, max: nine + 3 * hour }),
        tookMs: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
        failure: fc.option(fc.constantFrom('timeout', 'http-5xx', '__proto__')),
      })
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(call, { maxLength: 5 }), { maxLength: 6 }),
          fc.uuid(),
          async (batches, provider) => {
            const { watch } = opened.registry
            const calls = batches.map(batch => batch.map(one => watchedCall({ ...one, provider })))
            for (const batch of calls) {
              const { version } = await watch.load()
              await watch.commit({ version, calls: batch })
            }
            const stored = await watch.windows({ provider })
            for (const { monitor, window } of stored) {
              const same = calls
                .flat()
                .filter(one => one.monitor === monitor)
                .filter(({ startedAt }) => windowStart(startedAt) === window.startsAt)
              const truth = same.map(windowOf).reduce(mergeWindows, emptyWindow(window.startsAt))
              expect(window).toEqual(truth)
            }
            const counted = stored.reduce((sum, { window }) => sum + window.calls, 0)
            expect(counted).toBe(calls.flat().length)
          },
        ),
        { numRuns: 20 },
      )
    })

    test('are found by name and time, and drawn from their quantiles alone', async () => {
      const { watch } = opened.registry
      const calls = [
        ...[100, 200, 300].map(tookMs => watchedCall({ tookMs })),
        watchedCall({ startedAt: nine + hour, tookMs: null, failure: 'timeout' }),
        watchedCall({ monitor: 'users', operation: 'GET /users', provider: 'globex' }),
      ]
      await watch.commit({ version: 0, calls })
      const starts = async (query: object): Promise<number[]> =>
        (await watch.windows(query)).map(({ window }) => (window.startsAt - nine) / hour)
      expect(await starts({})).toEqual([0, 0, 1])
      expect(await starts({ monitor: 'orders' })).toEqual([0, 1])
      expect(await starts({ operation: 'GET /users' })).toEqual([0])
      expect(await starts({ provider: 'acme', since: nine + hour })).toEqual([1])
      expect(await starts({ until: nine + hour })).toEqual([0, 0])
      const [first] = await watch.windows({ monitor: 'orders' })
      const sketch = first?.window.latency ?? { zeros: 0, bins: [], counts: [] }
      expect(await watch.trend({ monitor: 'orders' })).toEqual([
        {
          monitor: 'orders',
          provider: 'acme',
          operation: 'GET /orders',
          startsAt: nine,
          calls: 3,
          failed: 0,
          p50: quantile(sketch, 0.5),
          p95: quantile(sketch, 0.95),
          p99: quantile(sketch, 0.99),
        },
        {
          monitor: 'orders',
          provider: 'acme',
          operation: 'GET /orders',
          startsAt: nine + hour,
          calls: 1,
          failed: 1,
          p50: null,
          p95: null,
          p99: null,
        },
      ])
    })

    test('are forgotten with the log of their time', async () => {
      const { watch } = opened.registry
      const calls = [watchedCall(), watchedCall({ startedAt: nine + hour })]
      const log = [entry(), entry({ at: nine + hour })]
      await watch.commit({ version: 0, calls, log })
      expect(await watch.prune(nine + 1)).toBe(2)
      expect((await watch.windows({})).map(({ window }) => window.startsAt)).toEqual([nine + hour])
      expect((await watch.log({})).map(({ at }) => at)).toEqual([nine + hour])
    })
  })
}
