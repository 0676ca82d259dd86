import { reload } from '../app/runs/reload.ts'
import { createWatch } from '../app/runs/watch.ts'
import type { Watch } from '../app/runs/watch-deps.ts'
import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import { KnownError, UsageError } from '../errors.ts'
import type { Monitors } from '../ports/monitors.ts'
import { learningOf } from './canary.ts'
import type { Call, Command } from './command.ts'
import { heartbeatOf } from './heartbeat.ts'
import type { Io } from './io.ts'
import { networkOptions } from './network.ts'
import { count } from './phrases.ts'
import { newsLines, watchLines } from './watch-lines.ts'
import { takeTurn } from './watch-turn.ts'
import { startOutbox } from './watch-outbox.ts'
import { openMonitors, policyFor, readMonitors, runDeps } from './wire-monitors.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

export const watch: Command = {
  name: 'watch',
  summary: 'Run every monitor when it is due, and tell receivers what changes.',
  example: 'tidemark watch',
  options: [
    { flags: '--learn', description: 'take what has no baseline yet as the baseline' },
    ...networkOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    const interrupted = io.interrupted()
    await using wiring = await wire(call, io)
    const source = await openMonitors(wiring)
    const first = await readMonitors(source, call, io, wiring)
    for (const { sentence } of first.problems) io.err(`${io.paint.red('✗')} ${sentence}\n`)
    if (first.all.length === 0 && first.problems.length === 0) {
      throw new UsageError(
        `There is nothing to watch: ${wiring.relative(wiring.settings.monitors)}/ is empty. Try: tidemark init https://api.example.com/v1/orders`,
      )
    }
    const start = reload([], first.all, first.problems)
    policyFor(wiring.settings, start.monitors)
    const heartbeat = await heartbeatOf(call, io, wiring)
    const turn = await takeTurn(io, wiring, interrupted)
    if (turn === null) return 0
    await using _turn = turn
    const watch = await openWatch(source, heartbeat, call, io, wiring)
    await using outbox = await startOutbox(call, io, wiring)
    if (Object.keys(wiring.settings.receivers).length === 0)
      io.err('no receiver is configured: alerts are kept, and nobody is told\n')
    io.out(watchLines(start.monitors, io.clock.now()))
    await watch.watch(start.monitors, start.isPartial)
    const endReload = await followFolder(watch, start.monitors, source, call, io, wiring)
    const lost = await Promise.race([interrupted.then(() => null), turn.lost])
    endReload()
    await watch.stop()
    await outbox.drain()
    const { outbox: rows } = await wiring.registry()
    const waiting = await rows.count('waiting')
    const pending =
      waiting === 0 ? 'nothing pending' : `${count(waiting, 'delivery', 'deliveries')} waiting`
    io.out(`drained, ${pending}\n`)
    if (lost === null) return 0
    io.err(`${io.paint.red('✗')} ${lost}\n`)
    return 3
  },
}

async function openWatch(
  source: Monitors,
  heartbeat: () => void,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<Watch> {
  const { createAlarm } = await import('../edges/schedule/alarm.ts')
  const { settings } = wiring
  const { watch: store, outbox } = await wiring.registry()
  return createWatch({
    ...(await runDeps(source, call, io, wiring)),
    clock: io.clock,
    store,
    outbox,
    alarm: wake => createAlarm(wake, () => io.clock.now()),
    policy: monitors => policyFor(settings, monitors),
    gates: settings.gates,
    budget: settings.budget,
    learning: learningOf(call, io),
    heartbeat,
    tell: news => {
      if (news.kind === 'trouble') io.err(newsLines(news, io))
      else io.out(newsLines(news, io))
    },
  })
}

/** Reads monitors again when their folder changes. @returns what ends it. */
async function followFolder(
  watch: Watch,
  start: readonly WatchedMonitor[],
  source: Monitors,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<() => void> {
  const { watchFolder } = await import('../edges/files/watch-folder.ts')
  let current = start
  let reading: Promise<void> = Promise.resolve()
  const again = async (): Promise<void> => {
    const read = await readMonitors(source, call, io, wiring)
    const next = reload(current, read.all, read.problems)
    policyFor(wiring.settings, next.monitors)
    for (const { sentence } of read.problems) io.err(`${io.paint.red('✗')} ${sentence}\n`)
    if (next.kept.length > 0) io.err(`  ${next.kept.join(', ')} goes on as it was\n`)
    const old = new Map(current.map(one => [one.definition.name, one.fingerprint]))
    const changed = next.monitors.filter(one => old.get(one.definition.name) !== one.fingerprint)
    const names = new Set(next.monitors.map(one => one.definition.name))
    const gone = [...old.keys()].filter(name => !names.has(name))
    current = next.monitors
    await watch.watch(next.monitors, next.isPartial)
    io.out(watchLines(changed, io.clock.now()))
    for (const name of gone) io.out(`${name}  no longer watched\n`)
  }
  return watchFolder(wiring.settings.monitors, () => {
    reading = reading.then(again).catch((error: unknown) => {
      const said = error instanceof KnownError ? error.message : String(error)
      io.err(`${io.paint.red('✗')} ${said} What was watched goes on.\n`)
    })
  })
}
