import { httpConnector } from '../../connectors/http.ts'
import { classify } from '../../core/connector/classify.ts'
import { pinHeaderOf } from '../../core/contract/pin/pin-header.ts'
import type { Change } from '../../core/diff/change.ts'
import { knownBreak } from '../../core/diff/drift/known-break.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { recordedExchanges } from '../../core/recording/recorded-exchanges.ts'
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
  // Most recordings break nothing, and need no ruling.
  let rulings: ReturnType<typeof rulingsOver> | undefined
  return change => (rulings ??= heard(evidence))(change)
}

function heard({
  recording,
  broken,
  pin,
  baseline,
  known,
}: Evidence): ReturnType<typeof rulingsOver> {
  const answers = recordedExchanges(recording).map((exchange, i) => {
    const { status, body } = exchange.response
    return {
      on: recording.exchanges[i]?.recordedAt ?? '',
      status: String(status),
      body: body.kind === 'json' ? body.value : undefined,
      isNoAnswer: isNoAnswer(exchange),
      broken: broken[i] ?? [],
    }
  })
  return rulingsOver(answers, {
    pinnedOn: (pin && pinHeaderOf(pin.contract)?.pinnedAt.slice(0, 10)) ?? '',
    baselineOn: movedOn(baseline, recording.operation),
    baseline: change => knownBreak(change, known),
  })
}

const anyVendor = httpConnector('https://recorded.invalid/')

/** Recorded or not, an error page or an auth wall says nothing of what is promised. */
function isNoAnswer(exchange: Exchange): boolean {
  return classify(exchange, anyVendor) !== 'answer'
}

/** The day on which a person last moved the baseline of the operation; `''` where nobody did. */
function movedOn(baseline: Baseline | null, operation: string): string {
  const days = (baseline?.accepted ?? []).filter(entry => entry.operation === operation)
  return days.map(({ on }) => on).reduce((last, on) => (on > last ? on : last), '')
}
