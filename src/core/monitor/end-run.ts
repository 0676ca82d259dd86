import { factsOf } from './failure-class.ts'
import { lookOf } from './look.ts'
import { countLimits, countLook } from './count-look.ts'
import type { Answer, MonitorCommand, MonitorEvent, StepOutcome } from './monitor-event.ts'
import type { MonitorState } from './monitor-state.ts'
import { retryDelayMs, type MonitorSettings } from './settings.ts'
import { startRun } from './start-run.ts'

type Ended = Omit<Extract<MonitorEvent, { readonly kind: 'answered' }>, 'kind'>

interface Steps {
  readonly state: MonitorState
  readonly commands: readonly MonitorCommand[]
}

/** What follows from the end of an attempt: it is recorded, then repeated, confirmed or counted. */
export function endRun(
  settings: MonitorSettings,
  state: MonitorState,
  event: Ended,
  note?: string,
): Steps {
  const { at, runId, answer } = event
  const ticket = state.running
  if (ticket?.runId !== runId) {
    const reason = 'an answer to a run that is no longer wanted'
    return { state, commands: [{ kind: 'nothing', reason }] }
  }
  const { outcome, reason } = outcomeOf(answer)
  const record: MonitorCommand = {
    kind: 'record',
    runId,
    dueAt: ticket.dueAt,
    outcome,
    reason: note ?? reason,
  }
  const limited = countLimits(settings, state, event.limits ?? {})
  const follow = followUp(settings, limited.state, event)
  const known = answer.kind !== 'nothing-to-compare'
  return {
    state: {
      ...follow.state,
      lastKnownAt: known ? at : state.lastKnownAt,
      lastGap: known ? state.lastGap : answer.reason,
    },
    commands: [record, ...limited.commands, ...follow.commands],
  }
}

function followUp(settings: MonitorSettings, state: MonitorState, event: Ended): Steps {
  const { at, answer, mayAsk } = event
  const ticket = state.running
  const dueAt = ticket?.dueAt ?? at
  const retries = ticket?.retries ?? 0
  if (
    answer.kind === 'failed' &&
    factsOf(answer.failure).retry &&
    retries < settings.retries &&
    mayAsk.ask
  ) {
    const reason = `retry ${retries + 1} of ${settings.retries}: ${answer.failure}`
    const startAt = at + retryDelayMs(retries + 1)
    return startRun(settings, state, { dueAt, purpose: 'retry', startAt, reason })
  }
  const counted = countLook(settings, state, lookOf(settings, answer))
  if (counted.open.length === 0) return endCycle(counted)
  if (ticket?.purpose === 'confirm') return endCycle(counted, 'to be confirmed by the next run')
  if (!mayAsk.ask) return endCycle(counted, `to be confirmed by the next run: ${mayAsk.reason}`)
  const startAt = at + settings.confirmAfterMs
  const reason = `looked at again, for it would turn ${counted.open.join(', ')}`
  const again = startRun(settings, counted.state, { dueAt, purpose: 'confirm', startAt, reason })
  return { state: again.state, commands: [...counted.commands, ...again.commands] }
}

function endCycle({ state, commands }: Steps, reason = 'the cycle came to its end'): Steps {
  const heartbeat: MonitorCommand = { kind: 'heartbeat', reason }
  return { state: { ...state, running: null }, commands: [...commands, heartbeat] }
}

function outcomeOf(answer: Answer): { readonly outcome: StepOutcome; readonly reason: string } {
  if (answer.kind === 'nothing-to-compare')
    return { outcome: 'inconclusive', reason: answer.reason }
  if (answer.kind === 'failed') {
    const outcome = answer.failure === 'monitor' ? 'broken' : 'failed'
    return { outcome, reason: answer.failure }
  }
  const count = answer.findings.length
  if (count === 0) return { outcome: 'healthy', reason: 'nothing differs' }
  return { outcome: 'findings', reason: count === 1 ? '1 finding' : `${count} findings` }
}
