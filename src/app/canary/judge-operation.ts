import type { Subject } from '../../core/exchange/subject.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { Baseline } from '../../core/shape/baseline/baseline.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import type { Answer, Answered } from './answer.ts'
import { broken, compare, type Compared } from './compare.ts'
import type { CanaryDeps } from './deps.ts'
import { judgeCompared, judgePromises } from './judge-compared.ts'
import { mayLearn, refusal, type Learning } from './learn.ts'
import type { OperationOutcome } from './outcome.ts'
import type { CanaryTarget } from './target.ts'

interface Setting {
  readonly target: CanaryTarget
  readonly baseline: Baseline | null
  readonly pin: PinnedContract | null
  readonly learning: Learning
  readonly deps: CanaryDeps
}

export interface JudgedOperation {
  readonly outcome: OperationOutcome
  /** What the baseline is to learn from. */
  readonly lesson: readonly Answered[]
}

/** Holds the answers of one operation against what they are to be, or learns from them. */
export async function judgeOperation(
  operation: string,
  answers: readonly Answer[],
  setting: Setting,
): Promise<JudgedOperation> {
  const { target } = setting
  const answered = answers.filter(answer => answer.kind === 'answered')
  const unanswered = answers.find(answer => answer.kind === 'unanswered')
  const shape = judgeShape(operation, answered, setting)
  const expected = await target.checks?.expect(operation, answered)
  const outcome = {
    operation,
    answers,
    findings: [...shape.findings, ...(expected?.findings ?? [])],
    reason: unanswered?.reason ?? (shape.reason || (expected?.reason ?? '')),
    ...(expected !== undefined && expected.reason !== '' && { checkBroke: true }),
    ...(shape.lesson.length > 0 && { learned: shape.lesson.length }),
  }
  return { outcome, lesson: shape.lesson }
}

interface JudgedShape {
  readonly findings: readonly Finding[]
  readonly lesson: readonly Answered[]
  readonly reason: string
}

const nothing: JudgedShape = { findings: [], lesson: [], reason: '' }

function judgeShape(
  operation: string,
  answered: readonly Answered[],
  { target, baseline, pin, learning, deps }: Setting,
): JudgedShape {
  const shape = target.checks?.shape ?? 'both'
  if (shape === 'off' || answered.length === 0) return nothing
  if (shape === 'contract') {
    if (pin === null) return { ...nothing, reason: `${target.provider} has no pinned contract` }
    const promises = answered.flatMap(answer => broken(answer, pin.contract))
    return { ...nothing, findings: judgePromises(promises, target, pin, deps) }
  }
  const held = shape === 'baseline' ? null : pin
  const isKnown = ({ subject }: Answered): boolean =>
    learning !== 'more' && baseline !== null && knows(baseline, subject)
  const known = answered.filter(isKnown)
  const fresh = answered.filter(answer => !isKnown(answer))
  const lesson = fresh.filter(answer => mayLearn(answer, learning))
  const refused = fresh.find(answer => !mayLearn(answer, learning))
  const reason = refused === undefined ? '' : refusal(refused, learning)
  if (baseline === null || known.length === 0) return { ...nothing, lesson, reason }
  const compared: Compared = compare(known, operation, baseline, held?.contract ?? null)
  return { findings: judgeCompared(compared, target, held, deps), lesson, reason }
}

/** Whether the baseline has seen the operation in this representation, under any status or version. */
function knows({ subjects }: Baseline, { operation, variant }: Subject): boolean {
  return subjects.some(
    ({ subject }) => subject.operation === operation && subject.variant === variant,
  )
}
