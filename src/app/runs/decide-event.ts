import type { AlertState } from '../../core/alert/alert-state.ts'
import { alertEvent } from '../../core/alert/candidate-event.ts'
import { decide, type AlertEvent } from '../../core/alert/decide.ts'
import type { Delivery, LogEntry } from '../../core/alert/delivery.ts'
import type { Policy } from '../../core/alert/policy.ts'
import type { MonitorCommand, MonitorEvent } from '../../core/monitor/monitor-event.ts'
import type { MonitorState } from '../../core/monitor/monitor-state.ts'
import { step } from '../../core/monitor/step.ts'
import type { MonitorSettings } from '../../core/monitor/settings.ts'
import type { Gate } from '../../core/sync/gate.ts'
import type { Run } from '../../ports/runs.ts'
import type { WatchCommit, WatchedCall, WatchState } from '../../ports/watch.ts'
import type { Decided } from './ledger.ts'
import { lookAtGates, type GateConfigs } from './stream-gates.ts'

/** What came of an event of one monitor. */
export interface EventOutcome {
  readonly commands: readonly MonitorCommand[]
  readonly turned: readonly { readonly stream: string; readonly gate: Gate }[]
  readonly deliveries: number
}

export interface EventSetting {
  readonly settings: MonitorSettings
  readonly policy: Policy
  readonly gates: GateConfigs
}

/** What is written with the end of a run. */
export interface RunFacts {
  readonly run: Run
  readonly calls: readonly WatchedCall[]
}

/** Everything that follows from one event of one monitor, to be written at once: run, state, alerts, gates, deliveries. */
export function decideEvent(
  { settings, policy, gates }: EventSetting,
  state: WatchState,
  before: MonitorState,
  event: MonitorEvent,
  facts: RunFacts | null,
): Decided<EventOutcome> {
  const { name, provider, scope } = settings.identity
  const stepped = step(settings, before, event)
  const { commands } = stepped
  const isWanted = commands.some(({ kind }) => kind === 'record')
  const monitors = { ...state.monitors, [name]: stepped.state }
  const operations = facts?.calls.map(({ operation }) => operation) ?? []
  const looked = isLook(event, stepped.state, commands)
    ? lookAtGates(
        gates,
        { ...state, monitors },
        { by: name, provider, scope, operations, at: event.at },
      )
    : { gates: {}, turned: [], events: [] }
  const raised = commands.flatMap(command =>
    command.kind === 'raise' || command.kind === 'resolve' ? [alertEvent(command)] : [],
  )
  const told = tell(policy, state.alerts, [...raised, ...looked.events], event.at)
  const commit: Omit<WatchCommit, 'version'> = {
    monitors: { [name]: event.kind === 'removed' ? null : stepped.state },
    ...(isWanted && facts !== null && { runs: [facts.run], calls: facts.calls }),
    ...(told.events > 0 && { alerts: told.alerts, deliveries: told.deliveries, log: told.log }),
    ...(Object.keys(looked.gates).length > 0 && { gates: looked.gates }),
  }
  const isIdle = stepped.state === before && told.events === 0 && event.kind !== 'removed'
  return {
    commit: isIdle && state.monitors[name] !== undefined ? null : commit,
    answer: { commands, turned: looked.turned, deliveries: told.deliveries.length },
  }
}

export interface Told {
  readonly alerts: AlertState
  readonly deliveries: readonly Delivery[]
  readonly log: readonly LogEntry[]
  readonly events: number
}

/** One event after the other, each from the alerts that the one before it left. */
export function tell(
  policy: Policy,
  alerts: AlertState,
  events: readonly AlertEvent[],
  now: number,
): Told {
  return events.reduce<Told>(
    (told, event) => {
      const { state, deliveries, log } = decide(policy, told.alerts, event, now)
      return {
        alerts: state,
        deliveries: [...told.deliveries, ...deliveries],
        log: [...told.log, ...log],
        events: told.events + 1,
      }
    },
    { alerts, deliveries: [], log: [], events: 0 },
  )
}

/** Whether a cycle came to its end with an answer that says something of every place, and nothing waits for confirmation. */
function isLook(
  event: MonitorEvent,
  state: MonitorState,
  commands: readonly MonitorCommand[],
): boolean {
  if (event.kind !== 'answered' || event.answer.kind !== 'judged') return false
  const isEnd = commands.some(({ kind }) => kind === 'heartbeat')
  return isEnd && Object.keys(state.unconfirmed).length === 0
}
