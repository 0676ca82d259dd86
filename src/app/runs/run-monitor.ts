import { quotaOf, type Quota } from '../../core/connector/quota.ts'
import { failureOfAnswer, type FailureClass } from '../../core/monitor/failure-class.ts'
import type { Answer as MonitorAnswer } from '../../core/monitor/monitor-event.ts'
import type { Run } from '../../ports/runs.ts'
import type { WatchedCall } from '../../ports/watch.ts'
import type { Monitors } from '../../ports/monitors.ts'
import type { Answer } from '../canary/answer.ts'
import type { CanaryDeps } from '../canary/deps.ts'
import type { Learning } from '../canary/learn.ts'
import type { OperationOutcome } from '../canary/outcome.ts'
import { runCanary, type CanaryResult } from '../canary/run-canary.ts'
import type { CanaryTarget } from '../canary/target.ts'
import { checksOf, wantsStatus } from './expectations.ts'
import { monitorTarget, type TargetContext } from './monitor-target.ts'
import type { WatchedMonitor } from './watched-monitor.ts'

export interface RunDeps {
  /** A run of a monitor has its own id, its own timeout, and is recorded by who asked for it. */
  readonly canary: Omit<CanaryDeps, 'runs' | 'newId' | 'timeoutMs'>
  readonly target: TargetContext
  readonly monitors: Pick<Monitors, 'check'>
}

/** One run of a monitor, not recorded yet. */
export interface MonitorRun {
  readonly target: CanaryTarget
  readonly result: CanaryResult
  readonly run: Run
  /** As `step` wants it. */
  readonly answer: MonitorAnswer
  readonly calls: readonly WatchedCall[]
  /** What the provider said last of its quota. */
  readonly quota: Quota | null
}

/**
 * Runs a monitor once, by the steps of a canary.
 *
 * @throws KnownError when a variable is not set or a file cannot be used: nothing was judged then.
 */
export async function runMonitor(
  monitor: WatchedMonitor,
  runId: string,
  learning: Learning,
  { canary, target: context, monitors }: RunDeps,
): Promise<MonitorRun> {
  const { expect = {} } = monitor.definition
  const checks = checksOf(monitor, { ...canary, monitors })
  const target = expecting(await monitorTarget(monitor.definition, context, checks), monitor)
  const result = await runCanary(target, learning, {
    ...canary,
    timeoutMs: monitor.settings.timeoutMs,
    newId: () => runId,
    runs: { record: async () => undefined },
  })
  const calls = result.operations.flatMap(operation =>
    operation.answers.map(answer => callOf(answer, operation, monitor, result.run)),
  )
  const last = result.operations.flatMap(({ answers }) => answers).at(-1)?.exchange ?? null
  return {
    target,
    result,
    run: result.run,
    answer: answerOf(
      result.operations,
      status => wantsStatus(expect, status),
      expect.status !== undefined,
    ),
    calls,
    quota: last === null ? null : quotaOf(target.connector, last.response.headers),
  }
}

/** A status that the monitor asks for is an answer, even one that usually says that there is none. */
function expecting(target: CanaryTarget, { definition }: WatchedMonitor): CanaryTarget {
  const { expect = {} } = definition
  const { connector } = target
  return {
    ...target,
    connector: {
      ...connector,
      errors: exchange => {
        const { status } = exchange.response
        if (status >= 300 && wantsStatus(expect, status)) return 'answer'
        return connector.errors?.(exchange) ?? null
      },
    },
  }
}

/** What a run came to, as `step` wants it. */
export function answerOf(
  operations: readonly OperationOutcome[],
  wants: (status: number) => boolean,
  isTold: boolean,
): MonitorAnswer {
  const answers = operations.flatMap(({ answers }) => answers)
  for (const answer of answers) {
    const failure = failureOf(answer, wants, isTold)
    if (failure !== null) return { kind: 'failed', failure }
  }
  const findings = operations.flatMap(operation => operation.findings)
  const reason = operations.find(operation => operation.reason !== '')?.reason ?? ''
  if (findings.length > 0 || reason === '') return { kind: 'judged', findings }
  const isOurs = operations.some(({ checkBroke }) => checkBroke === true)
  return isOurs ? { kind: 'failed', failure: 'monitor' } : { kind: 'nothing-to-compare', reason }
}

function failureOf(
  answer: Answer,
  wants: (status: number) => boolean,
  isTold: boolean,
): FailureClass | null {
  if (answer.kind === 'unanswered') return answer.failure
  const { response } = answer.exchange
  return isTold && !wants(response.status) ? failureOfAnswer(response, wants, false) : null
}

function callOf(
  answer: Answer,
  { operation, findings }: OperationOutcome,
  { definition }: WatchedMonitor,
  run: Run,
): WatchedCall {
  const { expect = {} } = definition
  const told = failureOf(answer, status => wantsStatus(expect, status), expect.status !== undefined)
  const broken = findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)
  const shape = broken.some(rule => rule !== 'expected-check') ? 'contract' : 'check'
  const failure = told ?? (broken.length > 0 ? shape : null)
  const about = { monitor: definition.name, provider: run.provider, operation }
  const { exchange } = answer
  if (exchange === null) return { ...about, startedAt: run.startedAt, tookMs: null, failure }
  return { ...about, startedAt: exchange.startedAt, tookMs: exchange.tookMs, failure }
}
