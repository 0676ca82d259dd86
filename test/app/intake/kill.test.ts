// Two processes record into one file; one of them is killed again and again.
//
// What a killed process was about to commit may be in the file or not, so "equal to the truth" must not
// depend on it. It does not, for three reasons. A batch is one transaction, so the file holds a whole number of
// batches. Batches are committed in the order of the items, so what it holds is a prefix of them. And a
// process that is started again asks the registry how long that prefix is and goes on from there. If a commit were
// lost or counted twice, the prefix would be misjudged and some item missing or double at the end: each item
// has a field that its neighbours do not have, so that one too many cannot make up for one too few.
// What was acknowledged must be in the prefix: that is checked at each start.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createIntake } from '../../../src/app/intake/intake.ts'
import type { Window } from '../../../src/ports/tallies.ts'
import { hour, nine } from '../../edges/registry/samples.ts'
import { BATCH, form, itemOf, openShared } from './items.ts'

// One in three commits a batch of three for certain, so that 16 kills acknowledge more than 16. LONG=1 for many.
const KILLS = process.env['LONG'] === '1' ? 50 : 16
const folder = mkdtempSync(join(tmpdir(), 'tidemark-kill-'))
const file = join(folder, 'registry.db')
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Recorder {
  readonly child: ChildProcess
  /** Told by the process so far. */
  readonly told: { resumed: number; committed: number; done: boolean }
  until(what: (told: Recorder['told']) => boolean): Promise<void>
  /** Resolves when the process is gone and all that it told has been read. */
  readonly ended: Promise<unknown>
}

function startRecorder(name: string, items: number, pauseMs = 0): Recorder {
  const script = fileURLToPath(new URL('./recorder.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file, name, String(items), String(pauseMs)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.add(child)
  const told = { resumed: -1, committed: -1, done: false }
  const lines = createInterface({ input: child.stdout })
  const waiting = new Set<() => void>()
  lines.on('line', line => {
    const [what, count] = line.split(' ')
    if (what === 'resumed') told.resumed = Number(count)
    if (what === 'committed') told.committed = Number(count)
    if (what === 'done') told.done = true
    for (const wake of waiting) wake()
  })
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => {
    children.delete(child)
    return waiting.forEach(wake => wake())
  })
  const until: Recorder['until'] = what =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!what(told) && children.has(child)) return
        waiting.delete(look)
        if (what(told)) resolve()
        else reject(new Error('the recorder ended before it got there'))
      }
      waiting.add(look)
      look()
    })
  return { child, told, until, ended }
}

async function singleProcessTruth(items: Readonly<Record<string, number>>): Promise<Window[]> {
  const registry = await openShared(join(folder, 'truth.db'))
  const intake = createIntake({
    tallies: registry.tallies,
    clock: { now: () => nine },
    form,
    writerId: 'one',
  })
  for (const [name, count] of Object.entries(items)) {
    for (let index = 0; index < count; index++) {
      const { exchange, subject } = itemOf(name, index)
      intake.take(exchange, subject)
    }
  }
  await intake.flush()
  const windows = await registry.tallies.windows({})
  await registry.close()
  return windows
}

test(`one of two recorders killed ${KILLS} times leaves the counts of a single process`, async () => {
  const registry = await openShared(file)
  const steady = startRecorder('steady', Number.MAX_SAFE_INTEGER, 10)
  await steady.until(told => told.committed > 0)

  let acknowledged = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const victim = startRecorder('victim', Number.MAX_SAFE_INTEGER)
    await victim.until(told => told.resumed >= 0)
    // Under its hands now and then, so that it has to start a new row for what comes late.
    if (kill % 3 === 0) {
      await victim.until(told => told.committed >= 0)
      await registry.tallies.compact(nine + 2 * hour)
    }
    await new Promise(resolve => setTimeout(resolve, Math.random() * 30))
    victim.child.kill('SIGKILL')
    await victim.ended
    expect(victim.told.resumed).toBeGreaterThanOrEqual(acknowledged)
    expect(victim.told.resumed).toBeLessThanOrEqual(acknowledged + BATCH)
    acknowledged = Math.max(victim.told.resumed, victim.told.committed)
  }

  const items = acknowledged + 2 * BATCH
  const last = startRecorder('victim', items)
  await last.until(told => told.done)
  steady.child.kill('SIGTERM')
  await steady.until(told => told.done)
  await Promise.all([last.ended, steady.ended])
  await registry.tallies.compact(nine + 2 * hour)

  const windows = await registry.tallies.windows({})
  expect(windows).toEqual(
    await singleProcessTruth({ steady: steady.told.committed, victim: items }),
  )
  expect(acknowledged).toBeGreaterThan(KILLS)
  await registry.close()
}, 300_000)
