// One monitor, as decisions: (state, event) → (state, commands). An attempt is a ticket, and there is one at most.
//
//            due ────────────▶ running ──answered──▶ look ──turns something──▶ running (confirm)
//   waiting ◀──────────────────  │ ▲                  └──else──▶ waiting, heartbeat
//      ▲      broke, deadline    │ └── no answer, retries left: running (retry)
//      └── nothing: not due, still running, no budget        process restarted: running (restart), at most twice
//
// Health is derived from what is raised: unknown → healthy ⇄ failing, and no-data after a long silence.
import { noDataCandidate } from './candidate.ts'
import { rebaseDue } from './clock-jump.ts'
import { endRun } from './end-run.ts'
import { formatDuration } from './duration.ts'
import { countLook } from './count-look.ts'
import type { MonitorCommand, MonitorEvent } from './monitor-event.ts'
import type { MonitorState } from './monitor-state.ts'
import { LATE_AFTER_MS } from './due.ts'
import type { MonitorSettings } from './settings.ts'
import { startRun } from './start-run.ts'

export interface Step {
  readonly state: MonitorState
  /** Never empty: where there is nothing to do, the one command says why. */
  readonly commands: readonly MonitorCommand[]
}

type EventOf<Kind extends MonitorEvent['kind']> = Extract<MonitorEvent, { readonly kind: Kind }>

const MOST_RESTARTS = 2

export function step(settings: MonitorSettings, state: MonitorState, event: MonitorEvent): Step {
  switch (event.kind) {
    case 'due':
      return due(settings, state, event)
    case 'started':
      return started(state, event)
    case 'answered':
      return endRun(settings, state, event)
    case 'no-answer':
      return endRun(settings, state, {
        ...event,
        answer: { kind: 'failed', failure: event.failure },
      })
    case 'broke':
      return broke(settings, state, event)
    case 'process-restarted':
      return restarted(settings, state, event)
    case 'definition-changed':
      return redefined(state, event)
    case 'clock-jumped':
      return clockSet(state, event)
    case 'tick':
      return tick(settings, state, event)
    default:
      return resolveAll(state, 'the monitor was removed')
  }
}

function due(settings: MonitorSettings, state: MonitorState, event: EventOf<'due'>): Step {
  const { at, dueAt, missed } = event
  if (dueAt <= state.lastDueAt) return nothing(state, 'this due time is done already')
  const taken = { ...state, lastDueAt: dueAt }
  if (state.running) return nothing(taken, 'the run before it is still going; this one is left out')
  if (!event.mayAsk.ask)
    return nothing({ ...taken, lastGap: event.mayAsk.reason }, event.mayAsk.reason)
  const late = at - dueAt > LATE_AFTER_MS
  const stands = missed > 0 ? `, and stands for ${missed} that were missed` : ''
  const reason = late ? `was due ${formatDuration(at - dueAt)} ago${stands}` : `is due${stands}`
  return startRun(settings, taken, { dueAt, purpose: late ? 'late' : 'due', startAt: at, reason })
}

function started(state: MonitorState, { at, runId }: EventOf<'started'>): Step {
  const { running } = state
  if (running?.runId !== runId) return nothing(state, 'this run is no longer wanted')
  return nothing({ ...state, running: { ...running, startAt: at } }, 'the run has started')
}

/** Whatever the monitor did to itself, it is counted against the monitor and never against the provider. */
function broke(settings: MonitorSettings, state: MonitorState, event: EventOf<'broke'>): Step {
  const mayAsk = { ask: false, reason: 'a monitor that broke is not asked again before it is due' }
  const answer = { kind: 'failed', failure: 'monitor' } as const
  const { at, runId, reason } = event
  return endRun(settings, state, { at, runId, answer, mayAsk }, reason)
}

function restarted(
  settings: MonitorSettings,
  state: MonitorState,
  { at }: EventOf<'process-restarted'>,
): Step {
  const { running } = state
  if (!running) return nothing(state, 'no run was under way when the process ended')
  if (running.restarts >= MOST_RESTARTS) {
    const reason = `the process ended ${MOST_RESTARTS + 1} times during this run`
    return broke(settings, state, { kind: 'broke', at, runId: running.runId, reason })
  }
  const { dueAt } = running
  const reason = 'the process ended during the run, and nothing of it was kept'
  return startRun(settings, state, { dueAt, purpose: 'restart', startAt: at, reason })
}

function redefined(state: MonitorState, event: EventOf<'definition-changed'>): Step {
  const { definition, sameTarget } = event
  if (definition === state.definition) return nothing(state, 'the definition is the same')
  if (!sameTarget) {
    const { state: cleared, commands } = resolveAll(state, 'the monitor now asks something else')
    return { state: { ...cleared, definition, since: event.at, lastKnownAt: null }, commands }
  }
  const raised = Object.entries(state.streaks).filter(([, { raised }]) => raised)
  const streaks = Object.fromEntries(raised.map(([key, streak]) => [key, { ...streak, good: 0 }]))
  return nothing(
    { ...state, definition, streaks, unconfirmed: {} },
    'the definition changed: counts start anew, what is raised stays raised',
  )
}

function clockSet(state: MonitorState, { at, byMs }: EventOf<'clock-jumped'>): Step {
  const moved: MonitorState = {
    ...state,
    lastDueAt: rebaseDue(state.lastDueAt, at),
    since: Math.min(state.since, at),
    lastKnownAt: state.lastKnownAt === null ? null : Math.min(state.lastKnownAt, at),
    running: state.running && { ...state.running, startAt: state.running.startAt + byMs },
  }
  const way = byMs > 0 ? 'forward' : 'back'
  return nothing(moved, `the clock was set ${way} by ${formatDuration(Math.abs(byMs))}`)
}

function tick(settings: MonitorSettings, state: MonitorState, { at }: EventOf<'tick'>): Step {
  const { running } = state
  if (running && at > running.startAt + settings.runDeadlineMs) {
    const reason = `no word of the run within ${formatDuration(settings.runDeadlineMs)}`
    return broke(settings, state, { kind: 'broke', at, runId: running.runId, reason })
  }
  const silentMs = at - (state.lastKnownAt ?? state.since)
  if (silentMs <= settings.noDataAfterMs) return nothing(state, 'there was word lately')
  if (state.streaks['no-data']) return nothing(state, 'the silence is raised already')
  const candidate = noDataCandidate(settings.identity, state.lastGap)
  return countLook(settings, state, {
    bad: new Map([[candidate.key, candidate]]),
    judges: () => false,
  })
}

function resolveAll(state: MonitorState, reason: string): Step {
  const raised = Object.values(state.streaks).filter(({ raised }) => raised)
  const commands = raised.map(({ candidate }): MonitorCommand => ({
    kind: 'resolve',
    candidate,
    reason,
  }))
  const cleared = { ...state, streaks: {}, unconfirmed: {}, running: null }
  return {
    state: cleared,
    commands: commands.length > 0 ? commands : [{ kind: 'nothing', reason }],
  }
}

function nothing(state: MonitorState, reason: string): Step {
  return { state, commands: [{ kind: 'nothing', reason }] }
}
