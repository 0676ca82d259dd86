import { nextWakeAt } from '../../core/alert/decide.ts'
import { clockJump, type ClockReading } from '../../core/monitor/clock-jump.ts'
import { nextDue, planDue } from '../../core/monitor/due.ts'
import type { MonitorEvent } from '../../core/monitor/monitor-event.ts'
import {
  newMonitorState,
  type MonitorState,
  type Ticket,
} from '../../core/monitor/monitor-state.ts'
import { createBudgets } from './budgets.ts'
import { decideEvent, tell, type EventOutcome, type RunFacts } from './decide-event.ts'
import { openLedger } from './ledger.ts'
import { dailyPruning } from './prune-daily.ts'
import { endOf, runTicket, sentenceOf } from './run-ticket.ts'
import type { Watch, WatchDeps } from './watch-deps.ts'
import { isSameTarget, type WatchedMonitor } from './watched-monitor.ts'

const TICK_MS = 30_000
/** Runs at the same time, over all monitors. */
const MOST_AT_ONCE = 8

/** Watches monitors: does what `step` commands, and writes what it decides. Nothing is remembered anywhere else. */
export async function createWatch(deps: WatchDeps): Promise<Watch> {
  const { clock, store } = deps
  const ledger = await openLedger(store)
  const budgets = createBudgets(deps.budget)
  const prune = dailyPruning(deps)
  const running = new Map<string, Promise<void>>()
  let monitors = new Map<string, WatchedMonitor>()
  /** Reckoning a due time over time zones is dear: it is done once for each. */
  const nextDues = new Map<string, { readonly after: number; readonly at: number | null }>()
  let policy = deps.policy([])
  let reading: ClockReading = { now: clock.now(), mark: clock.mark() }
  let tickedAt = -Infinity
  let isStopped = false
  let looking: Promise<void> | null = null
  let isAskedAgain = false
  const alarm = deps.alarm(() => void look())

  const stateOf = (name: string): MonitorState | undefined => ledger.state().monitors[name]

  function move(
    monitor: WatchedMonitor,
    event: MonitorEvent,
    facts: RunFacts | null = null,
  ): Promise<EventOutcome> {
    const { settings, fingerprint } = monitor
    return ledger.change(state => {
      const before =
        state.monitors[settings.identity.name] ?? newMonitorState(fingerprint, event.at)
      return decideEvent({ settings, policy, gates: deps.gates }, state, before, event, facts)
    })
  }

  async function watch(next: readonly WatchedMonitor[], keepOthers: boolean): Promise<void> {
    const isFirst = monitors.size === 0
    const now = clock.now()
    const gone = new Map(monitors)
    monitors = new Map(next.map(monitor => [monitor.settings.identity.name, monitor]))
    policy = deps.policy(next)
    nextDues.clear()
    if (isFirst) await countAsked(next, now)
    for (const monitor of next) {
      const { name } = monitor.settings.identity
      const before = stateOf(name)
      gone.delete(name)
      if (before && before.definition !== monitor.fingerprint) {
        const { fingerprint: definition } = monitor
        const sameTarget = isSameTarget(before.definition, definition)
        await move(monitor, { kind: 'definition-changed', at: now, definition, sameTarget })
      }
      const { running: ticket } = stateOf(name) ?? {}
      if (ticket && !running.has(ticket.runId))
        await move(monitor, { kind: 'process-restarted', at: now })
      // Even where nothing happened yet: from now on due times count.
      else if (!before) await move(monitor, { kind: 'tick', at: now })
    }
    if (!keepOthers) await forgetOthers(now)
    alarm.follow(next.flatMap(({ cron }) => (cron === null ? [] : [cron])))
    await look()
  }

  /** Also those that an earlier process watched, of which only the state is left. */
  async function forgetOthers(now: number): Promise<void> {
    for (const [name, state] of Object.entries(ledger.state().monitors)) {
      if (monitors.has(name)) continue
      const reason = 'the monitor was removed'
      const raised = Object.values(state.streaks).filter(({ raised }) => raised)
      const events = raised.map(({ candidate }) => {
        return { kind: 'resolve' as const, labels: candidate.labels, reason }
      })
      await ledger.change(before => {
        const { alerts, deliveries, log } = tell(policy, before.alerts, events, now)
        return { commit: { monitors: { [name]: null }, alerts, deliveries, log }, answer: null }
      })
    }
  }

  async function countAsked(next: readonly WatchedMonitor[], now: number): Promise<void> {
    const accounts = new Map(next.map(one => [one.settings.identity.name, one.account]))
    const since = Math.floor(now / 86_400_000) * 86_400_000
    for (const { monitor, window } of await store.windows({ since })) {
      const account = accounts.get(monitor)
      if (account !== undefined) budgets.asked(account, window.calls, now)
    }
  }

  /** One look at a time; one that is asked for meanwhile follows. */
  function look(): Promise<void> {
    if (looking !== null) {
      isAskedAgain = true
      return looking
    }
    looking = lookUntilQuiet().finally(() => {
      looking = null
    })
    return looking
  }

  const mayGoOn = (): boolean => isAskedAgain && !isStopped

  async function lookUntilQuiet(): Promise<void> {
    do {
      isAskedAgain = false
      try {
        await lookOnce()
      } catch (error) {
        deps.tell({ kind: 'trouble', sentence: sentenceOf(error) })
        if (!isStopped) alarm.at(clock.now() + TICK_MS)
        return
      }
    } while (mayGoOn())
  }

  async function lookOnce(): Promise<void> {
    const now = clock.now()
    const current = { now, mark: clock.mark() }
    const byMs = clockJump(reading, current)
    reading = current
    const isTick = Math.abs(now - tickedAt) >= TICK_MS
    if (isTick) {
      tickedAt = now
      await ledger.refresh()
    }
    for (const monitor of monitors.values()) {
      if (isStopped) return
      if (byMs !== 0) await move(monitor, { kind: 'clock-jumped', at: now, byMs })
      await startDue(monitor, now)
      if (isTick) await move(monitor, { kind: 'tick', at: now })
      const { running: ticket } = stateOf(monitor.settings.identity.name) ?? {}
      const hasRoom = running.size < MOST_AT_ONCE
      if (ticket && ticket.startAt <= now && !running.has(ticket.runId) && hasRoom)
        launch(monitor, ticket)
    }
    await wakeAlerts(now)
    await prune(now)
    if (!isStopped) alarm.at(nextLook(now))
  }

  function nextDueOf({ rule, settings }: WatchedMonitor, now: number): number | null {
    const { name } = settings.identity
    const after = stateOf(name)?.lastDueAt ?? now
    const known = nextDues.get(name)
    if (known?.after === after) return known.at
    const at = nextDue(rule, after)
    nextDues.set(name, { after, at })
    return at
  }

  async function startDue(monitor: WatchedMonitor, now: number): Promise<void> {
    const next = nextDueOf(monitor, now)
    if (next === null || next > now) return
    const state = stateOf(monitor.settings.identity.name)
    const { dueAt, missed } = planDue(monitor.rule, state?.lastDueAt ?? now, now)
    if (dueAt === null) return
    const mayAsk = budgets.mayAsk(monitor.account, 'scheduled', now)
    const { commands } = await move(monitor, { kind: 'due', at: now, dueAt, missed, mayAsk })
    const [first] = commands
    if (first?.kind === 'nothing') deps.tell({ kind: 'skipped', monitor, reason: first.reason })
  }

  async function wakeAlerts(now: number): Promise<void> {
    const wakeAt = nextWakeAt(ledger.state().alerts)
    if (wakeAt === null || wakeAt > now) return
    await ledger.change(state => {
      const { alerts, deliveries, log } = tell(policy, state.alerts, [{ kind: 'tick' }], now)
      return { commit: { alerts, deliveries, log }, answer: null }
    })
  }

  function nextLook(now: number): number {
    const times = [...monitors.values()].flatMap(monitor => {
      const { running: ticket } = stateOf(monitor.settings.identity.name) ?? {}
      const start = ticket && !running.has(ticket.runId) ? [ticket.startAt] : []
      return [nextDueOf(monitor, now), ...start]
    })
    const wakeAt = nextWakeAt(ledger.state().alerts)
    return Math.min(now + TICK_MS, ...[...times, wakeAt].filter(at => at !== null))
  }

  function launch(monitor: WatchedMonitor, ticket: Ticket): void {
    const done = finish(monitor, ticket)
    running.set(ticket.runId, done)
  }

  async function finish(monitor: WatchedMonitor, ticket: Ticket): Promise<void> {
    let isWritten = false
    try {
      await run(monitor, ticket)
      isWritten = true
    } catch (error) {
      // What was not written is made again, at the next tick and not at once.
      deps.tell({ kind: 'trouble', sentence: sentenceOf(error) })
    }
    running.delete(ticket.runId)
    if (isWritten && !isStopped) void look()
  }

  async function run(monitor: WatchedMonitor, { runId }: Ticket): Promise<void> {
    const done = await runTicket(monitor, runId, deps)
    if (done.ran !== null) {
      budgets.asked(monitor.account, done.facts.calls.length, done.at)
      if (done.ran.quota !== null) budgets.learn(monitor.account, done.ran.quota, done.at)
    }
    if (!monitors.has(monitor.settings.identity.name)) return
    const mayAsk = budgets.mayAsk(monitor.account, 'again', done.at)
    const outcome = await move(monitor, endOf(runId, done, mayAsk), done.facts)
    deps.tell({ kind: 'ran', monitor, ran: done.ran, problem: done.problem, outcome })
    if (outcome.commands.some(({ kind }) => kind === 'heartbeat')) deps.heartbeat()
  }

  async function settled(): Promise<void> {
    const isBusy = (): boolean => running.size > 0 || looking !== null
    while (isBusy()) await Promise.all([...running.values(), looking])
  }

  return {
    watch,
    look,
    settled,
    async stop() {
      isStopped = true
      alarm.stop()
      await settled()
      await deps.canary.intake.flush()
    },
  }
}
