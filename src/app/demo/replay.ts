import { acceptFindings } from '../accept/accept-findings.ts'
import type { CanaryDeps } from '../canary/deps.ts'
import { runCanary } from '../canary/run-canary.ts'
import type { Connector } from '../../core/connector/connector.ts'
import type { Headers } from '../../core/exchange/exchange.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { DatedTraffic, RecordedCall } from '../../ports/traffic.ts'
import { planDate } from './plan-date.ts'

export interface ReplayDeps extends CanaryDeps {
  /** Turns server and clock to a date. */
  readonly turnTo: (traffic: DatedTraffic) => void
  readonly connector: Connector
  readonly scenarioHeaders: (call: RecordedCall) => Headers
  readonly onAnswer: () => void
}

/** One date of the demo. */
export interface ReplayedDate {
  readonly date: string
  readonly asked: number
  /** Operations that were seen for the first time. */
  readonly learned: number
  /** How the answers differ from those of the dates before. */
  readonly findings: readonly Finding[]
  /** What a second look at the same date found: nothing, or something is wrong with us. */
  readonly secondLook: readonly Finding[]
  /** What `tidemark canary` would have answered in CI. */
  readonly exit: 0 | 1
}

/**
 * Syncs date after date. The first is learned; each later one is held against all before it, looked at a second
 * time, and then accepted, as a team would that has read the report and mended its code.
 */
export async function* replay(
  dates: readonly DatedTraffic[],
  deps: ReplayDeps,
): AsyncGenerator<ReplayedDate> {
  const asked = new Set<string>()
  for (const traffic of dates) {
    deps.turnTo(traffic)
    const { known, fresh } = planDate(traffic, deps.connector, deps.scenarioHeaders, asked)
    const { run } = await runCanary(known, 'nothing', deps, deps.onAnswer)
    if (run.findings.length > 0) {
      await acceptFindings(run, run.findings, 'read and handled', deps.clock.now(), deps.contracts)
    }
    const learned = await runCanary(fresh, 'more', deps, deps.onAnswer)
    deps.turnTo(traffic)
    const again = await runCanary(known, 'nothing', deps)
    yield {
      date: traffic.date,
      asked: known.calls.length + fresh.calls.length,
      learned: learned.operations.length,
      findings: run.findings,
      secondLook: again.run.findings,
      exit: run.findings.some(({ level }) => level === 'error') ? 1 : 0,
    }
  }
}
