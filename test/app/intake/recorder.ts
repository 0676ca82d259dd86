// A process that records: `recorder.ts <file> <name> <items> <pauseMs>` records its items from where the
// registry stands up to `items`, in batches with a pause between, and tells of each batch once it is committed.
//   resumed <n>   how many of its items the registry holds
//   committed <n> now this many
//   done          all of them are, or it was told to stop by SIGTERM
import { randomUUID } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { createIntake } from '../../../src/app/intake/intake.ts'
import { nine } from '../../edges/registry/samples.ts'
import { BATCH, form, itemOf, openShared, recordedBy } from './items.ts'

const [file = '', name = '', limit = '0', pauseMs = '0'] = process.argv.slice(2)
const registry = await openShared(file)
const resumed = await recordedBy(registry, name)
process.stdout.write(`resumed ${resumed}\n`)
// At the end would be too late for most: it halves the start of the next.
flushCompileCache()

// Whoever started it is gone: nobody would ever stop it.
process.stdin.resume().once('end', () => process.exit(1))
const told = new AbortController()
process.once('SIGTERM', () => told.abort())

const intake = createIntake({
  tallies: registry.tallies,
  // Within the hours of the items: so the rows grow and grow, while they are compacted from outside.
  clock: { now: () => nine },
  form,
  writerId: randomUUID(),
})
for (let next = resumed; next < Number(limit) && !told.signal.aborted;) {
  const end = Math.min(next + BATCH, Number(limit))
  for (; next < end; next++) {
    const { exchange, subject } = itemOf(name, next)
    intake.take(exchange, subject)
  }
  await intake.flush()
  process.stdout.write(`committed ${next}\n`)
  if (pauseMs !== '0') await pause(Number(pauseMs))
}
await registry.close()
process.stdout.write('done\n')
process.exit(0)
