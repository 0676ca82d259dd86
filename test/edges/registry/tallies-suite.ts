import { describe, expect, test } from 'vitest'
import { subjectKey } from '../../../src/core/exchange/subject.ts'
import { StoreError } from '../../../src/errors.ts'
import { decodeCounts, mergeCounts, type Counts } from './counts.ts'
import { hour, nine, row, subject } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'

/** Writing and reading tallies. */
export function describeTallies(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  describe(`tallies on ${store.name}`, () => {
    test('are read back as they were written, after a restart too', async () => {
      await opened.registry.tallies.write([row('w', 1, { a: 1 })])
      await opened.registry.close()
      opened.registry = await opened.again()
      const [window, ...others] = await opened.registry.tallies.windows({})
      expect(others).toEqual([])
      expect(window).toEqual({
        subject: subject(),
        interval: nine,
        exchanges: 1,
        tally: mergeCounts([row('w', 1, { a: 1 }).tally]),
      })
    })

    test('of several writers are added', async () => {
      await opened.registry.tallies.write([row('v', 1, { a: 1 }), row('w', 1, { a: 2, b: 1 })])
      expect(await opened.total()).toEqual({ a: 3, b: 1 })
    })

    test.each([
      { name: 'retried', seqs: [1, 1] },
      { name: 'reordered', seqs: [1, 3, 2] },
      { name: 'repeated long after', seqs: [1, 2, 3, 1] },
    ])('$name count once', async ({ seqs }) => {
      for (const seq of seqs) await opened.registry.tallies.write([row('w', seq, { a: seq })])
      expect(await opened.total()).toEqual({ a: Math.max(...seqs) })
    })

    test('of one row in one write count once', async () => {
      await opened.registry.tallies.write([
        row('w', 2, { a: 2 }),
        row('w', 1, { a: 1 }),
        row('w', 2, { a: 2 }),
      ])
      expect(await opened.total()).toEqual({ a: 2 })
    })

    test('of many rows in one write are all there', async () => {
      const rows = Array.from({ length: 1200 }, (_, i) =>
        row('w', 1, { a: 1 }, { subject: subject({ operation: `GET /${i}` }) }),
      )
      await opened.registry.tallies.write(rows)
      expect(await opened.registry.tallies.windows({})).toHaveLength(1200)
    })

    test('are found by provider, operation and time', async () => {
      const other = subject({ provider: 'globex', operation: 'GET /x' })
      await opened.registry.tallies.write([
        row('w', 1, { a: 1 }),
        row('w', 1, { b: 1 }, { interval: nine + hour }),
        row('w', 1, { c: 1 }, { subject: other }),
      ])
      const found = async (query: object): Promise<Counts[]> =>
        (await opened.registry.tallies.windows(query)).map(window => decodeCounts(window.tally))
      expect(await found({ provider: 'globex' })).toEqual([{ c: 1 }])
      expect(await found({ operation: 'GET /orders' })).toEqual([{ a: 1 }, { b: 1 }])
      expect(await found({ since: nine + hour })).toEqual([{ b: 1 }])
      expect(await found({ until: nine + hour, provider: 'acme' })).toEqual([{ a: 1 }])
    })

    test('keep subjects apart that differ in one field only', async () => {
      const subjects = [
        subject(),
        subject({ scope: 'eu' }),
        subject({ version: '2' }),
        subject({ side: 'request' }),
        subject({ variant: 'x' }),
        subject({ status: '404' }),
        subject({ mediaType: '' }),
      ]
      await opened.registry.tallies.write(
        subjects.map(subject => row('w', 1, { a: 1 }, { subject })),
      )
      const windows = await opened.registry.tallies.windows({})
      expect(windows.map(window => subjectKey(window.subject)).sort()).toEqual(
        subjects.map(subjectKey).sort(),
      )
    })

    test.each([
      { name: 'very long', operation: `GET /${'abcdefghij'.repeat(2000)}` },
      { name: 'with NUL and half a surrogate pair', operation: 'GET /\0\uD800' },
      { name: 'named __proto__', operation: '__proto__' },
    ])('take an operation that is $name', async ({ operation }) => {
      await opened.registry.tallies.write([
        row('w', 1, { a: 1 }, { subject: subject({ operation }) }),
      ])
      const [window] = await opened.registry.tallies.windows({ operation })
      expect(window?.subject.operation).toBe(operation)
    })

    test('of a write that fails are not there at all', async () => {
      const broken = row(
        'w',
        1,
        { b: 1 },
        { interval: nine + hour, exchanges: null as unknown as number },
      )
      await expect(opened.registry.tallies.write([row('w', 1, { a: 1 }), broken])).rejects.toThrow()
      expect(await opened.registry.tallies.windows({})).toEqual([])
    })

    test('that are damaged are an error that names the store and the hour', async () => {
      const tally = new TextEncoder().encode('garbage')
      await opened.registry.tallies.write([row('w', 1, {}, { tally })])
      const error = await opened.registry.tallies.windows({}).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toContain('2024-01-15T09')
    })
  })
}
