import { routesFor } from '../../core/alert/route.ts'
import type { Policy } from '../../core/alert/policy.ts'
import { labelOf } from '../../core/alert/labels.ts'
import { causeOfFinding } from '../../core/monitor/cause.ts'
import type { Answer, MonitorEvent } from '../../core/monitor/monitor-event.ts'
import type { Candidate } from '../../core/monitor/candidate.ts'
import { newMonitorState } from '../../core/monitor/monitor-state.ts'
import type { MonitorSettings } from '../../core/monitor/settings.ts'
import { step } from '../../core/monitor/step.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { streamsReading, type GateConfigs } from './stream-gates.ts'

/** What would follow, should every run end like this one. */
export interface Foreseen {
  /** Receivers that would be told at once, and those that would be in the digest. */
  readonly pages: readonly string[]
  readonly digests: readonly string[]
  /** Due times in a row until it is raised. */
  readonly looks: number
  readonly held: readonly string[]
  /** What would be raised, whether or not somebody is told. */
  readonly raised: readonly Candidate[]
}

const MOST_LOOKS = 100
const mayAsk = { ask: true, reason: 'it is a rehearsal' }

/** Plays the same answer again and again into a monitor that knows of nothing, until it raises something. */
export function foresee(
  settings: MonitorSettings,
  answer: Answer,
  policy: Policy,
  gates: GateConfigs,
): Foreseen {
  const { raised, looks } = raise(settings, answer)
  const told = raised.map(({ labels }) => {
    const receivers = routesFor(policy.root, policy.receivers, labels).map(one => one.receiver)
    return { isPage: labelOf(labels, 'severity') === 'page', receivers }
  })
  const names = (isPage: boolean): readonly string[] => [
    ...new Set(told.filter(one => one.isPage === isPage).flatMap(one => one.receivers)),
  ]
  const findings = answer.kind === 'judged' ? answer.findings : []
  return {
    pages: names(true),
    digests: names(false),
    looks,
    held: streamsHeldBy(findings, gates),
    raised,
  }
}

function raise(
  settings: MonitorSettings,
  answer: Answer,
): { readonly raised: readonly Candidate[]; readonly looks: number } {
  let state = newMonitorState('rehearsal', 0)
  const play = (event: MonitorEvent): readonly Candidate[] => {
    const next = step(settings, state, event)
    state = next.state
    return next.commands.flatMap(one => (one.kind === 'raise' ? [one.candidate] : []))
  }
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const at = look * 3_600_000
    const raised = [...play({ kind: 'due', at, dueAt: at, missed: 0, mayAsk })]
    while (state.running !== null) {
      const { runId } = state.running
      raised.push(...play({ kind: 'answered', at, runId, answer, mayAsk }))
    }
    if (raised.length > 0) return { raised, looks: look }
    if (Object.keys(state.streaks).length === 0) break
  }
  return { raised: [], looks: 0 }
}

function streamsHeldBy(findings: readonly Finding[], gates: GateConfigs): readonly string[] {
  const damage = findings.filter(finding => causeOfFinding(finding) === 'damage')
  const streams = damage.flatMap(({ provider, method, path }) =>
    streamsReading(gates, provider, `${method} ${path}`),
  )
  return [...new Set(streams)]
}
