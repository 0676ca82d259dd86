import type { CanaryTarget } from '../app/canary/target.ts'
import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import type { MonitorProblem, Monitors } from '../ports/monitors.ts'
import type { Call } from './command.ts'
import type { Io } from './io.ts'
import { selectMonitors } from './select-monitors.ts'
import { targetOfUrl } from './targets.ts'
import { openMonitors, readMonitors } from './wire-monitors.ts'
import type { Wiring } from './wire.ts'

/** What a call of `canary` is about: URLs, or monitors by name. */
export interface Chosen {
  readonly targets: readonly CanaryTarget[]
  readonly monitors: readonly WatchedMonitor[]
  /** How many monitors there are to choose from. */
  readonly known: number
  readonly problems: readonly MonitorProblem[]
  /** Whether something that was asked for could not be read: what is asked by name is there. */
  readonly isBroken: boolean
  readonly source: Monitors
}

/** A word with a scheme is a URL; without any word it is every monitor. */
export async function choose(
  words: readonly string[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<Chosen> {
  const source = await openMonitors(wiring)
  const urls = words.filter(word => /^[a-z][a-z0-9+.-]*:/i.test(word))
  const names = words.filter(word => !urls.includes(word))
  const isOfMonitors = names.length > 0 || urls.length === 0
  const read = isOfMonitors
    ? await readMonitors(source, call, io, wiring)
    : { all: [], problems: [] }
  // Without any monitor a word can only be a URL that is none.
  const isUrl = read.all.length === 0 && read.problems.length === 0
  const targets = (isUrl ? words : urls).map(url => targetOfUrl(url, call, io))
  const monitors = isOfMonitors && !isUrl ? selectMonitors(read.all, names, call) : []
  const isBroken = names.length === 0 && read.problems.some(({ harmless }) => !harmless)
  return { targets, monitors, isBroken, known: read.all.length, problems: read.problems, source }
}
