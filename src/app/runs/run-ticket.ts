import { judgeLimits } from '../../core/monitor/limits.ts'
import type { LimitAnswers, MonitorEvent } from '../../core/monitor/monitor-event.ts'
import type { Permission } from '../../core/monitor/request-budget.ts'
import { windowOf, type CallWindow } from '../../core/stats/window.ts'
import { KnownError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Run } from '../../ports/runs.ts'
import type { WatchedCall, WatchStore } from '../../ports/watch.ts'
import type { Learning } from '../canary/learn.ts'
import type { RunFacts } from './decide-event.ts'
import { runMonitor, type MonitorRun, type RunDeps } from './run-monitor.ts'
import type { WatchedMonitor } from './watched-monitor.ts'

export interface TicketDeps extends RunDeps {
  readonly clock: Clock
  readonly store: Pick<WatchStore, 'windows'>
  readonly learning: Learning
}

/** What came of one attempt of a monitor. */
export interface TicketEnd {
  /** Epoch milliseconds. */
  readonly at: number
  /** Null where the monitor could not be run. */
  readonly ran: MonitorRun | null
  /** Why it could not; `''` where it was. */
  readonly problem: string
  readonly facts: RunFacts
  readonly limits: LimitAnswers
}

/** Makes one attempt. Whatever happens is an answer, but that the registry cannot be read. */
export async function runTicket(
  monitor: WatchedMonitor,
  runId: string,
  deps: TicketDeps,
): Promise<TicketEnd> {
  const startedAt = deps.clock.now()
  try {
    const ran = await runMonitor(monitor, runId, deps.learning, deps)
    const { run, calls } = ran
    const at = deps.clock.now()
    const limits = judgeLimits(monitor.limits, await windowsOf(monitor, calls, at, deps), at)
    return { at, ran, problem: '', facts: { run, calls }, limits }
  } catch (error) {
    const [at, problem] = [deps.clock.now(), sentenceOf(error)]
    const run = brokenRun(monitor, runId, startedAt, at, problem)
    return { at, ran: null, problem, facts: { run, calls: [] }, limits: {} }
  }
}

/** The end of an attempt as `step` wants it. */
export function endOf(
  runId: string,
  { at, ran, problem, limits }: TicketEnd,
  mayAsk: Permission,
): MonitorEvent {
  if (ran === null) return { kind: 'broke', at, runId, reason: problem }
  return { kind: 'answered', at, runId, answer: ran.answer, limits, mayAsk }
}

export function sentenceOf(error: unknown): string {
  if (error instanceof KnownError) return error.message
  return `Something broke inside Tidemark (${error instanceof Error ? error.name : 'Error'}).`
}

async function windowsOf(
  { limits, settings }: WatchedMonitor,
  calls: readonly WatchedCall[],
  now: number,
  { store }: Pick<TicketDeps, 'store'>,
): Promise<readonly CallWindow[]> {
  const overMs = Math.max(limits.errorRate?.overMs ?? 0, limits.latency?.overMs ?? 0)
  if (overMs === 0) return []
  const since = now - overMs - 3_600_000
  const stored = await store.windows({ monitor: settings.identity.name, since })
  return [...stored.map(({ window }) => window), ...calls.map(windowOf)]
}

function brokenRun(
  { settings }: WatchedMonitor,
  id: string,
  startedAt: number,
  endedAt: number,
  note: string,
): Run {
  const { name, provider } = settings.identity
  const tookMs = Math.max(0, endedAt - startedAt)
  const outcome = 'inconclusive'
  return { id, monitor: name, provider, startedAt, tookMs, outcome, note, calls: [], findings: [] }
}
