import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIntake, type Intake, type IntakeOptions } from '../../../src/app/intake/intake.ts'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import { StoreError } from '../../../src/errors.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import type { Tallies } from '../../../src/ports/tallies.ts'
import { decodeCounts, mergeCounts } from '../../edges/registry/counts.ts'
import { hour, nine, subject } from '../../edges/registry/samples.ts'
import { countForm, exchangeOf } from './count-form.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidemark-intake-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Failure = 'none' | 'before the commit' | 'after the commit'

let files = 0
let registry: Registry
let now: number
let failure: Failure
let writes: number

beforeEach(async () => {
  registry = await openRegistry({ url: join(folder, `${++files}.db`), mergeTallies: mergeCounts })
  now = nine
  failure = 'none'
  writes = 0
})
afterEach(() => registry.close())

/** The real store, whose answer can be lost on either side of the commit. */
const unreliable: Pick<Tallies, 'write'> = {
  async write(rows) {
    writes++
    if (failure === 'before the commit') throw new StoreError('store', 'is away', 'Try again.')
    const late = await registry.tallies.write(rows)
    if (failure === 'after the commit') throw new StoreError('store', 'is away', 'Try again.')
    return late
  },
}

function newIntake(options: Partial<IntakeOptions<Record<string, number>>> = {}): Intake {
  const clock = { now: () => now }
  return createIntake({ tallies: unreliable, clock, form: countForm, writerId: 'w', ...options })
}

async function stored(): Promise<Record<string, number>> {
  const sum: Record<string, number> = {}
  for (const window of await registry.tallies.windows({})) {
    const counts = Object.entries(decodeCounts(window.tally))
    expect(window.exchanges).toBe(counts.reduce((total, [, count]) => total + count, 0))
    for (const [path, count] of counts) {
      const name = `${window.interval - nine} ${window.subject.scope} ${path}`
      sum[name] = (sum[name] ?? 0) + count
    }
  }
  return sum
}

describe('intake', () => {
  test('counts by subject and by the hour in which the request was sent', async () => {
    const intake = newIntake()
    intake.take(exchangeOf('/a', nine), subject())
    intake.take(exchangeOf('/a', nine + hour - 1), subject())
    intake.take(exchangeOf('/a', nine + hour), subject())
    intake.take(exchangeOf('/a', nine), subject({ scope: 'eu' }))
    await intake.flush()
    expect(await stored()).toEqual({ '0 default /a': 2, '0 eu /a': 1, [`${hour} default /a`]: 1 })
  })

  test('writes nothing until told or due, and nothing twice', async () => {
    const intake = newIntake()
    intake.take(exchangeOf('/a', now), subject())
    expect(writes).toBe(0)
    await intake.flush()
    await intake.flush()
    expect(writes).toBe(1)
  })

  test.each([
    { name: 'after enough exchanges', takes: 5, laterMs: 0 },
    { name: 'after enough time', takes: 1, laterMs: 1000 },
  ])('writes by itself $name', async ({ takes, laterMs }) => {
    const intake = newIntake({ flushEvery: 5, flushEveryMs: 1000 })
    now += laterMs
    for (let i = 0; i < takes; i++) intake.take(exchangeOf('/a', now), subject())
    // Waits for the flush that is under way, and has nothing of its own to write.
    await intake.flush()
    expect(writes).toBe(1)
  })

  test('keeps one row while the hour lasts, however often it writes', async () => {
    const seqs: number[] = []
    const tallies: typeof unreliable = {
      write(rows) {
        seqs.push(...rows.map(({ seq }) => seq))
        return registry.tallies.write(rows)
      },
    }
    const intake = newIntake({ tallies })
    for (let i = 0; i < 3; i++) {
      intake.take(exchangeOf('/a', now), subject())
      await intake.flush()
    }
    expect(seqs).toEqual([1, 2, 3])
    expect(await stored()).toEqual({ '0 default /a': 3 })
  })

  test('keeps what it took while the store fails, tells who asked, and writes it later', async () => {
    const failures: unknown[] = []
    const intake = newIntake({ flushEvery: 2, onFailure: error => failures.push(error) })
    failure = 'before the commit'
    intake.take(exchangeOf('/a', now), subject())
    await expect(intake.flush()).rejects.toThrow('is away')
    intake.take(exchangeOf('/a', now), subject())
    await expect(intake.flush()).rejects.toThrow('is away')
    expect(intake.counts()).toEqual({ waiting: 2, refused: 0 })
    failure = 'none'
    await intake.flush()
    expect(intake.counts()).toEqual({ waiting: 0, refused: 0 })
    expect(await stored()).toEqual({ '0 default /a': 2 })
    expect(failures).toHaveLength(1)
  })

  test('does not lose an exchange that comes in the middle of a flush', async () => {
    const intake = newIntake()
    intake.take(exchangeOf('/a', now), subject())
    const flushing = intake.flush()
    intake.take(exchangeOf('/b', now), subject())
    await Promise.resolve()
    intake.take(exchangeOf('/c', now), subject())
    await Promise.all([flushing, intake.flush()])
    expect(await stored()).toEqual({ '0 default /a': 1, '0 default /b': 1, '0 default /c': 1 })
  })

  test('counts a straggler of an hour that it has already let go of', async () => {
    const intake = newIntake()
    intake.take(exchangeOf('/a', nine), subject())
    now = nine + hour
    await intake.flush()
    intake.take(exchangeOf('/a', nine), subject())
    await intake.flush()
    await registry.tallies.compact(now)
    intake.take(exchangeOf('/a', nine), subject())
    await intake.flush()
    expect(await stored()).toEqual({ '0 default /a': 3 })
  })

  test('stays within its rows: lets go of what is written, and refuses only when nothing is', async () => {
    const intake = newIntake({ maxRows: 3 })
    const takeIn = (scope: string): boolean =>
      intake.take(exchangeOf('/a', now), subject({ scope }))
    expect(['1', '2', '3'].map(takeIn)).toEqual([true, true, true])
    await intake.flush()
    expect(takeIn('4')).toBe(true)
    expect(takeIn('1')).toBe(true)
    failure = 'before the commit'
    expect(takeIn('2')).toBe(true)
    expect(takeIn('3')).toBe(false)
    expect(takeIn('2')).toBe(true)
    expect(intake.counts()).toEqual({ waiting: 4, refused: 1 })
    failure = 'none'
    await intake.flush()
    expect(await stored()).toEqual({
      '0 1 /a': 2,
      '0 2 /a': 3,
      '0 3 /a': 1,
      '0 4 /a': 1,
    })
  })

  test('counts each exchange once, whatever fails and whenever the store compacts', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('take'), scope: fc.constantFrom('x', 'y') }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('flush'),
          failure: fc.constantFrom<Failure>('none', 'before the commit', 'after the commit'),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('compact') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('hour') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('other writer') }) },
    )
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
        const name = `run${++runs}`
        const intake = newIntake({ writerId: name })
        const truth: Record<string, number> = {}
        const count = (intake: Intake, scope: string): void => {
          const own = `${name}-${scope}`
          truth[own] = (truth[own] ?? 0) + 1
          intake.take(exchangeOf('/a', nine), subject({ scope: own }))
        }
        now = nine
        for (const [at, step] of steps.entries()) {
          if ('scope' in step) count(intake, step.scope)
          else if ('failure' in step) {
            failure = step.failure
            await intake.flush().catch(() => {})
          } else if (step.kind === 'compact') await registry.tallies.compact(nine + hour)
          else if (step.kind === 'hour') now = nine + hour
          else {
            failure = 'none'
            // Without a second writer there is nothing to fold.
            const other = newIntake({ writerId: `${name}-other-${at}` })
            count(other, 'x')
            await other.flush()
          }
        }
        failure = 'none'
        await intake.flush()
        const windows = await registry.tallies.windows({})
        const own = windows.filter(({ subject }) => subject.scope.startsWith(`${name}-`))
        const counted = own.map(window => [window.subject.scope, decodeCounts(window.tally)['/a']])
        expect(Object.fromEntries(counted)).toEqual(truth)
      }),
      { numRuns: 60 },
    )
  })
})
