import { describe, expect, test } from 'vitest'
import { noAlerts } from '../../../src/core/alert/alert-state.ts'
import { StoreError } from '../../../src/errors.ts'
import type { WatchCommit } from '../../../src/ports/watch.ts'
import { nine, run } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'
import { alertState, delivery, entry, gate, monitorState, watchedCall } from './watch-samples.ts'

const everything = (version: number): WatchCommit => ({
  version,
  runs: [run('r1')],
  calls: [watchedCall()],
  monitors: { orders: monitorState() },
  alerts: alertState({ episodes: 1 }),
  gates: { 'crm-sync': gate() },
  deliveries: [delivery()],
  log: [entry()],
})

/** State, runs, windows and outbox of a watch: together or not at all. */
export function describeWatch(store: StoreUnderTest): void {
  const opened = openForEachTest(store)

  describe(`a watch on ${store.name}`, () => {
    test('knows nothing at first', async () => {
      expect(await opened.registry.watch.load()).toEqual({
        version: 0,
        monitors: {},
        alerts: noAlerts,
        gates: {},
      })
    })

    test('finds all that it committed after a restart', async () => {
      expect(await opened.registry.watch.commit(everything(0))).toBe('committed')
      await opened.registry.close()
      opened.registry = await opened.again()
      const { watch, runs, outbox, gates } = opened.registry
      expect(await watch.load()).toEqual({
        version: 1,
        monitors: { orders: monitorState() },
        alerts: alertState({ episodes: 1 }),
        gates: { 'crm-sync': gate() },
      })
      expect(await runs.list({})).toEqual([run('r1')])
      expect((await outbox.list({})).map(row => row.delivery)).toEqual([delivery()])
      expect(await watch.log({})).toEqual([entry()])
      expect(await watch.windows({})).toHaveLength(1)
      expect(await gates.get('crm-sync')).toEqual(gate())
      expect(await gates.get('other')).toBeNull()
      expect(await gates.list()).toEqual({ 'crm-sync': gate() })
    })

    test('leaves what a commit does not speak of as it is, and forgets where it says null', async () => {
      const { watch } = opened.registry
      await watch.commit(everything(0))
      await watch.commit({ version: 1, monitors: { users: monitorState('d2') } })
      expect((await watch.load()).monitors).toEqual({
        orders: monitorState(),
        users: monitorState('d2'),
      })
      expect((await watch.load(['users', 'nobody'])).monitors).toEqual({
        users: monitorState('d2'),
      })
      expect(await watch.load([])).toMatchObject({ version: 2, monitors: {} })
      await watch.commit({ version: 2, monitors: { orders: null }, gates: { 'crm-sync': null } })
      expect(await watch.load()).toEqual({
        version: 3,
        monitors: { users: monitorState('d2') },
        alerts: alertState({ episodes: 1 }),
        gates: {},
      })
    })

    test('writes nothing of what was decided from an older state', async () => {
      const { watch, runs, outbox } = opened.registry
      await watch.commit({ version: 0, gates: { other: gate({ state: 'held' }) } })
      const before = await watch.load()
      expect(await watch.commit(everything(0))).toBe('conflict')
      expect(await watch.commit(everything(2))).toBe('conflict')
      expect(await watch.load()).toEqual(before)
      expect(await runs.list({})).toEqual([])
      expect(await outbox.list({})).toEqual([])
      expect(await watch.windows({})).toEqual([])
      expect(await watch.log({})).toEqual([])
    })

    test('lets one of many who decide at once go first, and the others decide again', async () => {
      const others = [opened.registry, await opened.again(), await opened.again()]
      const add = async (name: string, index: number): Promise<void> => {
        const { watch } = others[index % others.length] ?? opened.registry
        for (;;) {
          const { version, alerts } = await watch.load()
          const change = {
            version,
            alerts: alertState({ episodes: alerts.episodes + 1 }),
            monitors: { [name]: monitorState() },
            calls: [watchedCall()],
            log: [entry({ about: name })],
          }
          if ((await watch.commit(change)) === 'committed') return
        }
      }
      const names = Array.from({ length: 12 }, (_, i) => `m${i}`)
      await Promise.all(names.map(add))
      const { watch } = opened.registry
      const state = await watch.load()
      expect(state).toMatchObject({ version: 12, alerts: { episodes: 12 } })
      expect(Object.keys(state.monitors).sort()).toEqual(names.toSorted())
      expect((await watch.windows({}))[0]?.window.calls).toBe(12)
      expect(await watch.log({})).toHaveLength(12)
      await Promise.all(others.slice(1).map(registry => registry.close()))
    })

    test('that fails halfway leaves nothing', async () => {
      const { watch, runs, outbox } = opened.registry
      const broken = entry({ at: null as unknown as number })
      await expect(watch.commit({ ...everything(0), log: [broken] })).rejects.toThrow(StoreError)
      expect((await watch.load()).version).toBe(0)
      expect(await runs.list({})).toEqual([])
      expect(await outbox.list({})).toEqual([])
    })

    test('keeps hostile names and texts', async () => {
      const { watch } = opened.registry
      const monitors = Object.fromEntries(
        ['__proto__', 'constructor', "o'brien; drop table gate"].map(name => [
          name,
          monitorState(),
        ]),
      )
      const log = [entry({ about: 'NUL \0', reason: 'half a pair \uD800' })]
      await watch.commit({ version: 0, monitors, log })
      expect(Object.keys((await watch.load()).monitors).sort()).toEqual(
        Object.keys(monitors).sort(),
      )
      expect(await watch.log({ about: 'NUL \0' })).toEqual([
        entry({ about: 'NUL \uFFFD', reason: 'half a pair \uFFFD' }),
      ])
    })

    test('keeps deliveries, monitors and log entries by the thousand', async () => {
      const many = Array.from({ length: 1_100 }, (_, i) => i)
      const { watch, outbox } = opened.registry
      await watch.commit({
        version: 0,
        monitors: Object.fromEntries(many.map(i => [`m${i}`, monitorState()])),
        deliveries: many.map(i => delivery({ episode: `${i}-1` })),
        log: many.map(i => entry({ at: nine + i })),
      })
      expect(Object.keys((await watch.load()).monitors)).toHaveLength(1_100)
      expect(await outbox.count('waiting')).toBe(1_100)
      expect(await watch.log({ limit: 2_000 })).toHaveLength(1_100)
    })

    test('tells its log newest first, by what it is about and since when', async () => {
      const { watch } = opened.registry
      const log = [entry({ at: nine }), entry({ at: nine + 1, about: 'group' })]
      await watch.commit({ version: 0, log })
      await watch.commit({ version: 1, log: [entry({ at: nine + 2, decision: 'resolved' })] })
      const times = async (query: object): Promise<number[]> =>
        (await watch.log(query)).map(({ at }) => at - nine)
      expect(await times({})).toEqual([2, 1, 0])
      expect(await times({ about: 'alert' })).toEqual([2, 0])
      expect(await times({ since: nine + 1 })).toEqual([2, 1])
      expect(await times({ limit: 1 })).toEqual([2])
    })

    test.each([
      { name: 'alerts', sql: "update watch set alerts = 'x'" },
      { name: 'version', sql: 'delete from watch' },
      { name: 'monitor', sql: "update monitor_state set body = '{'" },
    ])('with a damaged $name says so', async ({ sql }) => {
      await opened.registry.watch.commit(everything(0))
      await store.tamper(opened.url, sql)
      await expect(opened.registry.watch.load()).rejects.toThrow(/damaged/)
    })
  })
}
