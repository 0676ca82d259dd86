import { describe, expect, test } from 'vitest'
import { StoreError } from '../../../src/errors.ts'
import { row, run } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'

const sinceFormat2 = [
  'watch',
  'monitor_state',
  'gate',
  'alert_log',
  'series',
  'call_window',
  'outbox',
  'thread',
  'lease',
]

/** What is there already when a registry is opened. */
export function describeOpening(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  describe(`opening a registry on ${store.name}`, () => {
    test('by several at once makes it once', async () => {
      opened.url = await store.newUrl()
      const several = await Promise.all([opened.again(), opened.again(), opened.again()])
      await Promise.all(several.map(({ tallies }, i) => tallies.write([row(`w${i}`, 1, { a: 1 })])))
      const [window] = (await several[0]?.tallies.windows({})) ?? []
      expect(window?.exchanges).toBe(3)
      await Promise.all(several.map(registry => registry.close()))
    })

    test('written by a newer Tidemark is refused in one sentence, and left as it is', async () => {
      await opened.registry.tallies.write([row('w', 1, { a: 1 })])
      await store.tamper(opened.url, 'update registry set version = 99')
      const error = await opened.again().catch((error: unknown) => error)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toMatch(/newer Tidemark.*99.*Update Tidemark/)
      await store.tamper(opened.url, 'update registry set version = 1')
      expect(await opened.total()).toEqual({ a: 1 })
    })

    test('written by the first Tidemark is brought up to date, and what was there stays', async () => {
      await opened.registry.tallies.write([row('w', 1, { a: 1 })])
      await opened.registry.runs.record(run('r1'))
      await opened.registry.close()
      for (const table of sinceFormat2) await store.tamper(opened.url, `drop table ${table}`)
      await store.tamper(opened.url, 'update registry set version = 1')
      const several = await Promise.all([opened.again(), opened.again()])
      opened.registry = await opened.again()
      expect(await opened.total()).toEqual({ a: 1 })
      expect(await opened.registry.runs.list({})).toEqual([run('r1')])
      expect(await opened.registry.watch.load()).toMatchObject({ version: 0, monitors: {} })
      await Promise.all(several.map(registry => registry.close()))
    })

    test.each([
      { name: 'without its version', sql: 'delete from registry' },
      { name: 'with two versions', sql: 'insert into registry (version) values (1)' },
      { name: 'with a version that is none', sql: 'update registry set version = -1' },
    ])('$name is refused as damaged', async ({ sql }) => {
      await store.tamper(opened.url, sql)
      const error = await opened.again().catch((error: unknown) => error)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toContain('damaged or not a Tidemark registry')
    })

    test.each(['tally', 'subject', 'consumed'])(
      'with no table %s says so at first use',
      async table => {
        await store.tamper(opened.url, `drop table ${table}`)
        const error = await opened.registry.tallies
          .write([row('w', 1, { a: 1 })])
          .catch((error: unknown) => error)
        expect(error).toBeInstanceOf(StoreError)
        expect(String(error)).toContain('damaged')
      },
    )

    test('twice closed is closed', async () => {
      const other = await opened.again()
      await other.close()
      await expect(other.close()).resolves.toBeUndefined()
    })
  })
}
