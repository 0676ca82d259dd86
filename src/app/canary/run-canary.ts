import type { PinnedContract } from '../repository/contracts.ts'
import type { Run } from '../../ports/runs.ts'
import type { Answer } from './answer.ts'
import { ask, type AskDeps } from './ask.ts'
import type { CanaryDeps } from './deps.ts'
import { judgeOperation, type JudgedOperation } from './judge-operation.ts'
import { isUsuallyEmpty, learned, type Learning } from './learn.ts'
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
  const mayBeEmpty = (operation: string): boolean => isUsuallyEmpty(baseline, operation, learning)
  const answers = await askAll(target, pin, { ...deps, mayBeEmpty }, onAnswer)
  const byOperation = Map.groupBy(answers, operationOf)
  const judged: JudgedOperation[] = []
  for (const [operation, same] of byOperation) {
    judged.push(await judgeOperation(operation, same, { target, baseline, pin, learning, deps }))
  }
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
  deps: AskDeps,
  onAnswer: (done: number, all: number) => void,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const call of target.calls) {
    answers.push(await ask(call, target, pin?.contract ?? null, deps))
    onAnswer(answers.length, target.calls.length)
  }
  return answers
}

function operationOf(answer: Answer): string {
  return answer.kind === 'answered' ? answer.subject.operation : answer.operation
}
