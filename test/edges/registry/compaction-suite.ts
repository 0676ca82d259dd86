import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StoreError } from '../../../src/errors.ts'
import { decodeCounts } from './counts.ts'
import { hour, nine, row, subject } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'

/** Folding closed intervals, and what comes after. */
export function describeCompaction(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  describe(`compaction on ${store.name}`, () => {
    const closed = nine + hour

    test('changes no answer, whatever is compacted and how often', async () => {
      await opened.registry.tallies.write([
        row('v', 1, { a: 1 }),
        row('w', 1, { a: 2 }),
        row('x', 1, { b: 1 }),
      ])
      const before = await opened.registry.tallies.windows({})
      await opened.registry.tallies.compact(closed)
      await opened.registry.tallies.compact(closed)
      expect(await opened.registry.tallies.windows({})).toEqual(before)
    })

    test('leaves an interval alone that has not ended', async () => {
      await opened.registry.tallies.write([row('v', 1, { a: 1 }), row('w', 1, { a: 1 })])
      await opened.registry.tallies.compact(closed - 1)
      expect(await opened.registry.tallies.write([row('w', 2, { a: 2 })])).toEqual([])
      expect(await opened.total()).toEqual({ a: 3 })
    })

    test('ignores what it has consumed when it comes again', async () => {
      await opened.registry.tallies.write([row('v', 1, { a: 1 }), row('w', 2, { a: 2 })])
      await opened.registry.tallies.compact(closed)
      expect(
        await opened.registry.tallies.write([row('w', 2, { a: 2 }), row('v', 1, { a: 1 })]),
      ).toEqual([])
      expect(await opened.registry.tallies.write([row('w', 1, { a: 1 })])).toEqual([])
      expect(await opened.total()).toEqual({ a: 3 })
    })

    test('hands back what counts more than it consumed, and takes the rest as a late row', async () => {
      await opened.registry.tallies.write([row('v', 1, { a: 1 }), row('w', 2, { a: 2 })])
      await opened.registry.tallies.compact(closed)
      const late = row('w', 3, { a: 5 })
      const other = row('w', 1, { c: 1 }, { interval: nine + hour })
      expect(await opened.registry.tallies.write([late, other])).toEqual([
        { row: late, consumedSeq: 2 },
      ])
      expect(await opened.total()).toEqual({ a: 3 })
      await opened.registry.tallies.write([row('w.1', 1, { a: 3 })])
      expect(await opened.total()).toEqual({ a: 6 })
      await opened.registry.tallies.compact(closed)
      expect(await opened.total()).toEqual({ a: 6 })
      expect(await opened.registry.tallies.write([row('w.1', 1, { a: 3 })])).toEqual([])
      expect(await opened.total()).toEqual({ a: 6 })
    })

    test('and writing at the same time neither lose nor double a count', async () => {
      const second = await opened.again()
      try {
        for (let round = 0; round < 15; round++) {
          const writers = Array.from({ length: 4 }, (_, i) => `w${round}-${i}`)
          await Promise.all([
            ...writers.map(writer => opened.registry.tallies.write([row(writer, 1, { a: 1 })])),
            ...writers.map(writer => second.tallies.write([row(writer, 1, { a: 1 })])),
            opened.registry.tallies.compact(closed),
            second.tallies.compact(closed),
          ])
          expect(await opened.total()).toEqual({ a: 4 * (round + 1) })
        }
      } finally {
        await second.close()
      }
    })

    test('of damaged tallies changes nothing', async () => {
      const tally = new TextEncoder().encode('garbage')
      await opened.registry.tallies.write([row('v', 1, {}, { tally }), row('w', 1, { a: 1 })])
      await expect(opened.registry.tallies.compact(closed)).rejects.toThrow(StoreError)
      expect(await opened.registry.tallies.write([row('w', 2, { a: 2 })])).toEqual([])
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
              await opened.registry.tallies.compact(closed)
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
            if ((await opened.registry.tallies.write([next()])).length > 0) {
              Object.assign(writer, { life: writer.life + 1, seq: 1, count: 1 })
              expect(await opened.registry.tallies.write([next()])).toEqual([])
            }
            if (step.repeat) expect(await opened.registry.tallies.write([next()])).toEqual([])
          }
          const windows = await opened.registry.tallies.windows({})
          const own = windows.find(window => window.subject.scope === scope)
          expect(own ? decodeCounts(own.tally) : {}).toEqual(truth)
        }),
        { numRuns: 25 },
      )
    })
  })
}
