// How a look becomes alerts. What would be turned by it is confirmed by a second look first:
//
//   key ──turns nothing──────────────▶ counted
//    └──would be raised or resolved──▶ unconfirmed ──next look says the same──▶ counted
//                                           └────────next look says otherwise──▶ forgotten
import { limitCandidate, type Candidate } from './candidate.ts'
import { isCall, type Look } from './look.ts'
import type { LimitAnswers, MonitorCommand } from './monitor-event.ts'
import type { MonitorState } from './monitor-state.ts'
import type { MonitorSettings } from './settings.ts'
import { countBad, countGood, type Thresholds, type Turn } from './thresholds.ts'

export interface Counted {
  readonly state: MonitorState
  readonly commands: readonly MonitorCommand[]
  /** Keys that wait for a second look since this one. */
  readonly open: readonly string[]
}

type Says = 'bad' | 'good'
const once: Thresholds = { failureThreshold: 1, successThreshold: 1 }

export function countLook(settings: MonitorSettings, state: MonitorState, look: Look): Counted {
  const goodKeys = new Set([...Object.keys(state.streaks), ...Object.keys(state.unconfirmed)])
  const bad = [...look.bad].map(([key, candidate]) => ({ key, candidate, says: 'bad' as Says }))
  const good = [...goodKeys]
    .filter(key => !look.bad.has(key) && look.judges(key))
    .map(key => ({ key, candidate: null, says: 'good' as Says }))
  return [...bad, ...good].reduce<Counted>(
    (counted, { key, candidate, says }) => countKey(settings, counted, key, candidate, says),
    { state, commands: [], open: [] },
  )
}

/** Counts what the windows say. It rests on many calls already, so one word is enough to raise and to resolve. */
export function countLimits(
  settings: MonitorSettings,
  state: MonitorState,
  limits: LimitAnswers,
): Counted {
  let counted: Counted = { state, commands: [], open: [] }
  for (const name of ['error-rate', 'latency'] as const) {
    const answer = limits[name]
    if (answer === undefined || answer.exceeded === 'too-few') continue
    const candidate = limitCandidate(settings.identity, name, answer.reason)
    const turn = turnOf(
      counted.state,
      candidate.key,
      answer.exceeded === 'yes' ? candidate : null,
      once,
    )
    if (turn) counted = apply(counted, candidate.key, { ...turn, reason: answer.reason })
  }
  return counted
}

function countKey(
  settings: MonitorSettings,
  counted: Counted,
  key: string,
  candidate: Candidate | null,
  says: Says,
): Counted {
  const first = counted.state.unconfirmed[key]
  const turn = turnOf(counted.state, key, candidate, thresholdsOf(settings, key))
  const settled = first === undefined ? counted : without(counted, key)
  if (turn?.turn && first !== says && needsConfirmation(settings, key))
    return waiting(settled, key, says)
  const reason = `${key} was ${says === 'bad' ? 'good' : 'bad'} a moment ago and is ${says} now: not counted`
  const told = first === undefined || first === says ? settled : note(settled, reason)
  return turn ? apply(told, key, turn) : told
}

function turnOf(
  state: MonitorState,
  key: string,
  bad: Candidate | null,
  limits: Thresholds,
): Turn | null {
  const before = state.streaks[key]
  if (bad) return countBad(before, bad, limits)
  return before ? countGood(before, limits) : null
}

function apply(counted: Counted, key: string, { streak, turn, reason }: Turn): Counted {
  const { state, commands, open } = counted
  const candidate = streak?.candidate ?? state.streaks[key]?.candidate
  const others = Object.entries(state.streaks).filter(([other]) => other !== key)
  const streaks = Object.fromEntries(streak === null ? others : [...others, [key, streak]])
  const command = turn && candidate ? [{ kind: turn, candidate, reason }] : []
  return { state: { ...state, streaks }, commands: [...commands, ...command], open }
}

function waiting({ state, commands, open }: Counted, key: string, says: Says): Counted {
  const unconfirmed = { ...state.unconfirmed, [key]: says }
  return { state: { ...state, unconfirmed }, commands, open: [...open, key] }
}

function without(counted: Counted, key: string): Counted {
  const others = Object.entries(counted.state.unconfirmed).filter(([other]) => other !== key)
  return { ...counted, state: { ...counted.state, unconfirmed: Object.fromEntries(others) } }
}

function note(counted: Counted, reason: string): Counted {
  return { ...counted, commands: [...counted.commands, { kind: 'nothing', reason }] }
}

/** What the monitor says of itself needs no second look: asking again would not make it truer. */
function needsConfirmation(settings: MonitorSettings, key: string): boolean {
  return settings.confirm && key !== 'no-data' && key !== 'call:broken-monitor'
}

function thresholdsOf(settings: MonitorSettings, key: string): Thresholds {
  if (key === 'no-data') return once
  return isCall(key) ? settings.calls : settings.findings
}
