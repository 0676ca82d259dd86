import { pinHeaderOf } from '../../core/contract/pin/pin-header.ts'
import type { Change } from '../../core/diff/change.ts'
import { knownBreak } from '../../core/diff/drift/known-break.ts'
import type { Recording } from '../../core/recording/recording.ts'
import type { Ruling } from '../../core/rules/adjudicate.ts'
import { rulingsOver } from '../../core/rules/dated-answers.ts'
import type { Baseline, SubjectShape } from '../../core/shape/baseline/baseline.ts'
import type { PinnedContract } from '../repository/contracts.ts'

/** What there is to decide by whose fault a broken promise is. */
export interface Evidence {
  readonly recording: Recording
  /** What each exchange of the recording breaks, in its order. */
  readonly broken: readonly (readonly Change[])[]
  readonly pin: PinnedContract | null
  readonly baseline: Baseline | null
  /** What the baseline holds of the recording's operation. */
  readonly known: readonly SubjectShape[]
}

/** Rules over the promises that a recording breaks, by the dates of all its exchanges, the pin and the baseline. */
export function rulingOver(evidence: Evidence): (change: Change) => Ruling {
  const { recording, broken, pin, baseline, known } = evidence
  const answers = recording.exchanges.map(({ recordedAt, response: { status, body } }, i) => ({
    on: recordedAt,
    status: String(status),
    body: body.kind === 'json' ? body.json : undefined,
    broken: broken[i] ?? [],
  }))
  return rulingsOver(answers, {
    pinnedOn: (pin && pinHeaderOf(pin.contract)?.pinnedAt.slice(0, 10)) ?? '',
    baselineOn: movedOn(baseline, recording.operation),
    baseline: change => knownBreak(change, known),
  })
}

/** The day on which a person last moved the baseline of the operation; `''` where nobody did. */
function movedOn(baseline: Baseline | null, operation: string): string {
  const days = (baseline?.accepted ?? []).filter(entry => entry.operation === operation)
  return days.map(({ on }) => on).reduce((last, on) => (on > last ? on : last), '')
}
