import type { Finding } from '../../core/rules/finding.ts'
import type { Baseline } from '../../core/shape/baseline/baseline.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import type { Run } from '../../ports/runs.ts'
import type { Answer, Answered } from './answer.ts'
import { ask } from './ask.ts'
import { compare } from './compare.ts'
import type { CanaryDeps } from './deps.ts'
import { judgeCompared } from './judge-compared.ts'
import { learned, mayLearn, refusal, type Learning } from './learn.ts'
import { runOf, type OperationOutcome } from './outcome.ts'
import { shapesOf } from './shapes.ts'
import type { CanaryTarget } from './target.ts'

export interface CanaryResult {
  readonly run: Run
  /** In the order in which they were asked. */
  readonly operations: readonly OperationOutcome[]
  /** The baseline file, where something was learned. */
  readonly wrote: string | null
}

/**
 * One canary run: asks every planned call once, learns what has no baseline where it may, holds the rest
 * against baseline and contract, and keeps what it saw. But for `more`, learning never moves what a baseline knows.
 *
 * @throws KnownError when a file or the registry cannot be used; nothing is half written then.
 */
export async function runCanary(
  target: CanaryTarget,
  learning: Learning,
  deps: CanaryDeps,
  onAnswer: (done: number, all: number) => void = () => undefined,
): Promise<CanaryResult> {
  const startedAt = deps.clock.now()
  const baseline = await deps.contracts.baseline(target.provider)
  const pin = await deps.contracts.pin(target.provider)
  const answers = await askAll(target, pin, deps, onAnswer)
  const byOperation = Map.groupBy(answers, operationOf)
  const judged = [...byOperation].map(([operation, same]) =>
    judgeOperation(operation, same, { target, baseline, pin, learning, deps }),
  )
  const lessons = judged.flatMap(({ lesson }) => lesson)
  for (const answer of answers) {
    if (answer.kind === 'answered') deps.intake.take(answer.exchange, answer.subject)
  }
  await deps.intake.flush()
  const operations = judged.map(({ outcome }) => outcome)
  const run = runOf(target, answers, operations, startedAt, deps)
  await deps.runs.record(run)
  const wrote =
    lessons.length === 0
      ? null
      : await deps.contracts.saveBaseline(learned(baseline, target.provider, shapesOf(lessons)))
  return { run, operations, wrote }
}

async function askAll(
  target: CanaryTarget,
  pin: PinnedContract | null,
  deps: CanaryDeps,
  onAnswer: (done: number, all: number) => void,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const call of target.calls) {
    answers.push(await ask(call, target, pin?.contract ?? null, deps))
    onAnswer(answers.length, target.calls.length)
  }
  return answers
}

interface Setting {
  readonly target: CanaryTarget
  readonly baseline: Baseline | null
  readonly pin: PinnedContract | null
  readonly learning: Learning
  readonly deps: CanaryDeps
}

interface JudgedOperation {
  readonly outcome: OperationOutcome
  /** What the baseline is to learn from. */
  readonly lesson: readonly Answered[]
}

function judgeOperation(
  operation: string,
  answers: readonly Answer[],
  { target, baseline, pin, learning, deps }: Setting,
): JudgedOperation {
  const answered = answers.filter(answer => answer.kind === 'answered')
  const unanswered = answers.find(answer => answer.kind === 'unanswered')
  const outcome = { operation, answers, findings: [] as readonly Finding[] }
  const isKnown = baseline?.subjects.some(({ subject }) => subject.operation === operation)
  if (baseline !== null && isKnown === true && learning !== 'more') {
    const compared = compare(answered, operation, baseline, pin?.contract ?? null)
    const findings = judgeCompared(compared, target, pin, deps)
    return { outcome: { ...outcome, findings, reason: unanswered?.reason ?? '' }, lesson: [] }
  }
  const lesson = answered.filter(answer => mayLearn(answer, learning))
  const refused = answered.find(answer => !mayLearn(answer, learning))
  const reason = unanswered?.reason ?? (refused === undefined ? '' : refusal(refused, learning))
  return { outcome: { ...outcome, reason, learned: lesson.length }, lesson }
}

function operationOf(answer: Answer): string {
  return answer.kind === 'answered' ? answer.subject.operation : answer.operation
}
