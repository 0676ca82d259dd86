import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { subjectKey } from '../../../src/core/exchange/subject.ts'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import { StoreError } from '../../../src/errors.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import { decodeCounts, mergeCounts, type Counts } from './counts.ts'
import { finding, hour, nine, row, run, subject } from './samples.ts'

export interface StoreUnderTest {
  readonly name: string
  /** The URL of an empty store. */
  newUrl(): Promise<string>
  /** Runs SQL past the registry, to break it. Unqualified names are those of the registry. */
  tamper(url: string, sql: string): Promise<void>
}

/** What any store must do. Each test gets a store of its own. */
export function describeRegistry(store: StoreUnderTest): void {
  let url: string
  let registry: Registry

  const open = (): Promise<Registry> => openRegistry({ url, mergeTallies: mergeCounts })
  const total = async (): Promise<Counts | undefined> => {
    const [window] = await registry.tallies.windows({})
    return window && decodeCounts(window.tally)
  }

  beforeEach(async () => {
    url = await store.newUrl()
    registry = await open()
  })
  afterEach(() => registry.close())

  describe(`tallies on ${store.name}`, () => {
    test('are read back as they were written, after a restart too', async () => {
      await registry.tallies.write([row('w', 1, { a: 1 })])
      await registry.close()
      registry = await open()
      const [window, ...others] = await registry.tallies.windows({})
      expect(others).toEqual([])
      expect(window).toEqual({
        subject: subject(),
        interval: nine,
        exchanges: 1,
        tally: mergeCounts([row('w', 1, { a: 1 }).tally]),
      })
    })

    test('of several writers are added', async () => {
      await registry.tallies.write([row('v', 1, { a: 1 }), row('w', 1, { a: 2, b: 1 })])
      expect(await total()).toEqual({ a: 3, b: 1 })
    })

    test.each([
      { name: 'retried', seqs: [1, 1] },
      { name: 'reordered', seqs: [1, 3, 2] },
      { name: 'repeated long after', seqs: [1, 2, 3, 1] },
    ])('$name count once', async ({ seqs }) => {
      for (const seq of seqs) await registry.tallies.write([row('w', seq, { a: seq })])
      expect(await total()).toEqual({ a: Math.max(...seqs) })
    })

    test('of one row in one write count once', async () => {
      await registry.tallies.write([
        row('w', 2, { a: 2 }),
        row('w', 1, { a: 1 }),
        row('w', 2, { a: 2 }),
      ])
      expect(await total()).toEqual({ a: 2 })
    })

    test('of many rows in one write are all there', async () => {
      const rows = Array.from({ length: 1200 }, (_, i) =>
        row('w', 1, { a: 1 }, { subject: subject({ operation: `GET /${i}` }) }),
      )
      await registry.tallies.write(rows)
      expect(await registry.tallies.windows({})).toHaveLength(1200)
    })

    test('are found by provider, operation and time', async () => {
      const other = subject({ provider: 'globex', operation: 'GET /x' })
      await registry.tallies.write([
        row('w', 1, { a: 1 }),
        row('w', 1, { b: 1 }, { interval: nine + hour }),
        row('w', 1, { c: 1 }, { subject: other }),
      ])
      const found = async (query: object): Promise<Counts[]> =>
        (await registry.tallies.windows(query)).map(window => decodeCounts(window.tally))
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
      await registry.tallies.write(subjects.map(subject => row('w', 1, { a: 1 }, { subject })))
      const windows = await registry.tallies.windows({})
      expect(windows.map(window => subjectKey(window.subject)).sort()).toEqual(
        subjects.map(subjectKey).sort(),
      )
    })

    test.each([
      { name: 'very long', operation: `GET /${'abcdefghij'.repeat(2000)}` },
      { name: 'with NUL and half a surrogate pair', operation: 'GET /\0\uD800' },
      { name: 'named __proto__', operation: '__proto__' },
    ])('take an operation that is $name', async ({ operation }) => {
      await registry.tallies.write([row('w', 1, { a: 1 }, { subject: subject({ operation }) })])
      const [window] = await registry.tallies.windows({ operation })
      expect(window?.subject.operation).toBe(operation)
    })

    test('of a write that fails are not there at all', async () => {
      const broken = row(
        'w',
        1,
        { b: 1 },
        { interval: nine + hour, exchanges: null as unknown as number },
      )
      await expect(registry.tallies.write([row('w', 1, { a: 1 }), broken])).rejects.toThrow()
      expect(await registry.tallies.windows({})).toEqual([])
    })

    test('that are damaged are an error that names the store and the hour', async () => {
      const tally = new TextEncoder().encode('garbage')
      await registry.tallies.write([row('w', 1, {}, { tally })])
      const error = await registry.tallies.windows({}).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toContain('2024-01-15T09')
    })
  })

  describe(`compaction on ${store.name}`, () => {
    const closed = nine + hour

    test('changes no answer, whatever is compacted and how often', async () => {
      await registry.tallies.write([
        row('v', 1, { a: 1 }),
        row('w', 1, { a: 2 }),
        row('x', 1, { b: 1 }),
      ])
      const before = await registry.tallies.windows({})
      await registry.tallies.compact(closed)
      await registry.tallies.compact(closed)
      expect(await registry.tallies.windows({})).toEqual(before)
    })

    test('leaves an interval alone that has not ended', async () => {
      await registry.tallies.write([row('v', 1, { a: 1 }), row('w', 1, { a: 1 })])
      await registry.tallies.compact(closed - 1)
      expect(await registry.tallies.write([row('w', 2, { a: 2 })])).toEqual([])
      expect(await total()).toEqual({ a: 3 })
    })

    test('ignores what it has consumed when it comes again', async () => {
      await registry.tallies.write([row('v', 1, { a: 1 }), row('w', 2, { a: 2 })])
      await registry.tallies.compact(closed)
      expect(await registry.tallies.write([row('w', 2, { a: 2 }), row('v', 1, { a: 1 })])).toEqual(
        [],
      )
      expect(await registry.tallies.write([row('w', 1, { a: 1 })])).toEqual([])
      expect(await total()).toEqual({ a: 3 })
    })

    test('hands back what counts more than it consumed, and takes the rest as a late row', async () => {
      await registry.tallies.write([row('v', 1, { a: 1 }), row('w', 2, { a: 2 })])
      await registry.tallies.compact(closed)
      const late = row('w', 3, { a: 5 })
      const other = row('w', 1, { c: 1 }, { interval: nine + hour })
      expect(await registry.tallies.write([late, other])).toEqual([{ row: late, consumedSeq: 2 }])
      expect(await total()).toEqual({ a: 3 })
      await registry.tallies.write([row('w.1', 1, { a: 3 })])
      expect(await total()).toEqual({ a: 6 })
      await registry.tallies.compact(closed)
      expect(await total()).toEqual({ a: 6 })
      expect(await registry.tallies.write([row('w.1', 1, { a: 3 })])).toEqual([])
      expect(await total()).toEqual({ a: 6 })
    })

    test('and writing at the same time neither lose nor double a count', async () => {
      const second = await open()
      try {
        for (let round = 0; round < 15; round++) {
          const writers = Array.from({ length: 4 }, (_, i) => `w${round}-${i}`)
          await Promise.all([
            ...writers.map(writer => registry.tallies.write([row(writer, 1, { a: 1 })])),
            ...writers.map(writer => second.tallies.write([row(writer, 1, { a: 1 })])),
            registry.tallies.compact(closed),
            second.tallies.compact(closed),
          ])
          expect(await total()).toEqual({ a: 4 * (round + 1) })
        }
      } finally {
        await second.close()
      }
    })

    test('of damaged tallies changes nothing', async () => {
      const tally = new TextEncoder().encode('garbage')
      await registry.tallies.write([row('v', 1, {}, { tally }), row('w', 1, { a: 1 })])
      await expect(registry.tallies.compact(closed)).rejects.toThrow(StoreError)
      expect(await registry.tallies.write([row('w', 2, { a: 2 })])).toEqual([])
    })

    test('gives the truth for any history of writes, repeats and compactions', async () => {
      const step = fc.oneof(
        fc.record({ kind: fc.constant('write' as const), writer: fc.nat(2), repeat: fc.boolean() }),
        fc.record({ kind: fc.constant('compact' as const) }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.uuid(), async (steps, scope) => {
          // A writer as intake is one: it sends what is new since the last acknowledged row under
          // its id, or under the next id where the store says that it came late.
          const truth: Record<string, number> = {}
          const writers = [0, 1, 2].map(id => ({ id, life: 0, seq: 0, count: 0 }))
          for (const step of steps) {
            if (step.kind === 'compact') {
              await registry.tallies.compact(closed)
              continue
            }
            const writer = writers[step.writer]
            if (!writer) continue
            const at = { subject: subject({ scope }) }
            const name = `k${writer.id}`
            const next = (): ReturnType<typeof row> =>
              row(`${scope}-${writer.id}.${writer.life}`, writer.seq, { [name]: writer.count }, at)
            writer.seq++
            writer.count++
            truth[name] = (truth[name] ?? 0) + 1
            if ((await registry.tallies.write([next()])).length > 0) {
              Object.assign(writer, { life: writer.life + 1, seq: 1, count: 1 })
              expect(await registry.tallies.write([next()])).toEqual([])
            }
            if (step.repeat) expect(await registry.tallies.write([next()])).toEqual([])
          }
          const windows = await registry.tallies.windows({})
          const own = windows.find(window => window.subject.scope === scope)
          expect(own ? decodeCounts(own.tally) : {}).toEqual(truth)
        }),
        { numRuns: 25 },
      )
    })
  })

  describe(`runs on ${store.name}`, () => {
    test('come back as they were recorded', async () => {
      const hostile = finding({
        message: 'NUL \0, half a pair \uD800',
        expected: { ['__proto__']: [1, null] },
      })
      const recorded = run('r1', { findings: [hostile, finding({ id: '000000000001' })] })
      await registry.runs.record(recorded)
      expect(await registry.runs.list({})).toEqual([recorded])
    })

    test('recorded twice are there once', async () => {
      await registry.runs.record(run('r1'))
      await registry.runs.record(run('r1'))
      expect(await registry.runs.list({})).toEqual([run('r1')])
    })

    test('are listed newest first, by monitor, provider, time and number', async () => {
      await registry.runs.record(run('old', { startedAt: nine - hour }))
      await registry.runs.record(run('new', { startedAt: nine + hour, monitor: 'users' }))
      await registry.runs.record(run('other', { provider: 'globex' }))
      const ids = async (query: object): Promise<string[]> =>
        (await registry.runs.list(query)).map(({ id }) => id)
      expect(await ids({})).toEqual(['new', 'other', 'old'])
      expect(await ids({ monitor: 'users' })).toEqual(['new'])
      expect(await ids({ provider: 'globex' })).toEqual(['other'])
      expect(await ids({ since: nine })).toEqual(['new', 'other'])
      expect(await ids({ limit: 1 })).toEqual(['new'])
      expect(await ids({ monitor: 'nobody' })).toEqual([])
    })

    test('are found by the start of a finding, the newest wins', async () => {
      await registry.runs.record(run('r1'))
      await registry.runs.record(run('r2', { startedAt: nine + 1 }))
      expect((await registry.runs.byFinding('f3a9'))?.id).toBe('r2')
      expect((await registry.runs.byFinding('F3A91C20B7E4'))?.id).toBe('r2')
      expect(await registry.runs.byFinding('f3a')).toBeUndefined()
      expect(await registry.runs.byFinding('f3a8')).toBeUndefined()
      expect(await registry.runs.byFinding('%%%%')).toBeUndefined()
    })

    test('are found by correlation id', async () => {
      await registry.runs.record(run('r1'))
      expect((await registry.runs.byCorrelation('r1-1'))?.id).toBe('r1')
      expect(await registry.runs.byCorrelation('r1-2')).toBeUndefined()
    })

    test('that fail halfway leave nothing', async () => {
      const [call] = run('r1').calls
      if (!call) throw new Error('the sample has a call')
      const broken = run('r1', { calls: [call, { ...call, status: null as unknown as number }] })
      await expect(registry.runs.record(broken)).rejects.toThrow()
      expect(await registry.runs.list({})).toEqual([])
    })

    test('with many calls and findings are whole', async () => {
      const [call] = run('big').calls
      if (!call) throw new Error('the sample has a call')
      const calls = Array.from({ length: 1100 }, (_, i) => ({ ...call, correlationId: `c${i}` }))
      const findings = Array.from({ length: 1100 }, (_, i) => finding({ at: `/${i}` }))
      await registry.runs.record(run('big', { calls, findings }))
      expect(await registry.runs.list({})).toEqual([run('big', { calls, findings })])
    })
  })

  describe(`opening a registry on ${store.name}`, () => {
    test('by several at once makes it once', async () => {
      url = await store.newUrl()
      const opened = await Promise.all([open(), open(), open()])
      await Promise.all(opened.map(({ tallies }, i) => tallies.write([row(`w${i}`, 1, { a: 1 })])))
      const [window] = (await opened[0]?.tallies.windows({})) ?? []
      expect(window?.exchanges).toBe(3)
      await Promise.all(opened.map(registry => registry.close()))
    })

    test('written by a newer Tidemark is refused in one sentence, and left as it is', async () => {
      await registry.tallies.write([row('w', 1, { a: 1 })])
      await store.tamper(url, 'update registry set version = 99')
      const error = await open().catch((error: unknown) => error)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toMatch(/newer Tidemark.*99.*Update Tidemark/)
      await store.tamper(url, 'update registry set version = 1')
      expect(await total()).toEqual({ a: 1 })
    })

    test.each([
      { name: 'without its version', sql: 'delete from registry' },
      { name: 'with two versions', sql: 'insert into registry (version) values (1)' },
      { name: 'with a version that is none', sql: 'update registry set version = -1' },
    ])('$name is refused as damaged', async ({ sql }) => {
      await store.tamper(url, sql)
      const error = await open().catch((error: unknown) => error)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toContain('damaged or not a Tidemark registry')
    })

    test.each(['tally', 'subject', 'consumed'])(
      'with no table %s says so at first use',
      async table => {
        await store.tamper(url, `drop table ${table}`)
        const error = await registry.tallies
          .write([row('w', 1, { a: 1 })])
          .catch((error: unknown) => error)
        expect(error).toBeInstanceOf(StoreError)
        expect(String(error)).toContain('damaged')
      },
    )

    test('twice closed is closed', async () => {
      const other = await open()
      await other.close()
      await expect(other.close()).resolves.toBeUndefined()
    })
  })
}
