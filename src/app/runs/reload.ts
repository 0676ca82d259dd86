import type { MonitorProblem } from '../../ports/monitors.ts'
import type { WatchedMonitor } from './watched-monitor.ts'

export interface Reloaded {
  readonly monitors: readonly WatchedMonitor[]
  /** Whether a module is broken of which nothing is known: what it held may be watched already. */
  readonly isPartial: boolean
  /** Names that go on as they were, for their module is broken. */
  readonly kept: readonly string[]
}

/** What is watched after modules were read again: one that is broken keeps its old monitors. */
export function reload(
  before: readonly WatchedMonitor[],
  read: readonly WatchedMonitor[],
  problems: readonly MonitorProblem[],
): Reloaded {
  const broken = new Set(problems.filter(({ harmless }) => !harmless).map(({ file }) => file))
  const fresh = read.filter(({ definition }) => definition.enabled !== false)
  const names = new Set(read.map(({ definition }) => definition.name))
  const kept = before.filter(
    ({ file, definition }) => broken.has(file) && !names.has(definition.name),
  )
  const known = new Set([...before, ...read].map(({ file }) => file))
  return {
    monitors: [...fresh, ...kept],
    isPartial: [...broken].some(file => !known.has(file)),
    kept: kept.map(({ definition }) => definition.name),
  }
}
