import { subjectKey } from '../../core/exchange/subject.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { Call, Run, RunOutcome } from '../../ports/runs.ts'
import type { Answer } from './answer.ts'
import type { CanaryDeps } from './deps.ts'
import type { CanaryTarget } from './target.ts'

/** What a run says of one operation. */
export interface OperationOutcome {
  readonly operation: string
  readonly answers: readonly Answer[]
  readonly findings: readonly Finding[]
  /** Why something could not be compared; `''` where all of it was. */
  readonly reason: string
  /** The check of the monitor broke, and nobody knows what it would have said. */
  readonly checkBroke?: boolean
  /** Answers that the baseline learned from, where it had none. */
  readonly learned?: number
}

export function outcomeOf({ findings, reason, learned = 0 }: OperationOutcome): RunOutcome {
  if (findings.length > 0) return 'findings'
  if (reason !== '') return 'inconclusive'
  return learned > 0 ? 'learned' : 'healthy'
}

/** A run is as bad as its worst operation. */
const worst: readonly RunOutcome[] = ['findings', 'inconclusive', 'learned', 'healthy']

export function runOf(
  target: CanaryTarget,
  answers: readonly Answer[],
  operations: readonly OperationOutcome[],
  startedAt: number,
  { clock, newId }: Pick<CanaryDeps, 'clock' | 'newId'>,
): Run {
  const outcomes = new Set(operations.map(outcomeOf))
  const byOperation = new Map(operations.map(outcome => [outcome.operation, outcome]))
  return {
    id: newId(),
    monitor: target.monitor,
    provider: target.provider,
    startedAt,
    tookMs: clock.now() - startedAt,
    outcome: worst.find(outcome => outcomes.has(outcome)) ?? 'inconclusive',
    note: operations.find(({ reason }) => reason !== '')?.reason ?? '',
    calls: answers.flatMap(answer => callOf(answer, byOperation)),
    findings: operations.flatMap(({ findings }) => findings),
  }
}

function callOf(
  answer: Answer,
  byOperation: ReadonlyMap<string, OperationOutcome>,
): readonly Call[] {
  const { exchange } = answer
  if (exchange === null) return []
  const { status, body } = exchange.response
  const facts = {
    correlationId: exchange.id,
    status,
    tookMs: exchange.tookMs,
    bytes: body.kind === 'none' ? 0 : body.bytes,
  }
  if (answer.kind === 'unanswered') {
    const nothing = { subjectKey: '', tally: new Uint8Array() }
    return [{ ...facts, operation: answer.operation, verdict: 'inconclusive', ...nothing }]
  }
  const { operation } = answer.subject
  const outcome = byOperation.get(operation)
  return [
    {
      ...facts,
      operation,
      verdict: outcome === undefined ? 'inconclusive' : verdictOf(outcome),
      subjectKey: subjectKey(answer.subject),
      tally: answer.tally,
    },
  ]
}

function verdictOf(outcome: OperationOutcome): Call['verdict'] {
  const [first] = outcome.findings
  if (first !== undefined) return first.verdict
  const said = outcomeOf(outcome)
  return said === 'findings' ? 'inconclusive' : said
}
