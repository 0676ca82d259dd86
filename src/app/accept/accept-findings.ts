import { subjectKey, subjectOfKey } from '../../core/exchange/subject.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { acceptPlace, acceptSubject } from '../../core/shape/baseline/accept.ts'
import type { Baseline, SubjectShape } from '../../core/shape/baseline/baseline.ts'
import { decodeTally } from '../../core/shape/tally/decode.ts'
import { merge } from '../../core/shape/tally/merge.ts'
import { readPlaces } from '../../core/shape/tally/read-places.ts'
import { UsageError } from '../../errors.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Call, Run } from '../../ports/runs.ts'

/** The baseline as it is, and as it is to be. */
export interface Acceptable {
  readonly before: Baseline
  readonly after: Baseline
}

/**
 * The baseline moved to what a run saw at the places of its findings, and nowhere else. All of them or none. Nothing
 * is written.
 *
 * @param findings of this run, and of one provider.
 * @throws UsageError when one of them is nothing that a baseline can hold.
 */
export async function prepareAcceptance(
  run: Run,
  findings: readonly Finding[],
  because: string,
  at: number,
  contracts: Contracts,
): Promise<Acceptable> {
  const baseline = await contracts.baseline(run.provider)
  const on = new Date(at).toISOString().slice(0, 10)
  const before = { subjects: [], ...baseline, provider: run.provider }
  const after = findings.reduce<Baseline>(
    (moving, finding) => accepted(moving, run, finding, because, on),
    before,
  )
  return { before, after }
}

/**
 * Moves the baseline, as `prepareAcceptance` tells.
 *
 * @returns the path of the baseline file.
 */
export async function acceptFindings(
  run: Run,
  findings: readonly Finding[],
  because: string,
  at: number,
  contracts: Contracts,
): Promise<string> {
  const { after } = await prepareAcceptance(run, findings, because, at, contracts)
  return contracts.saveBaseline(after)
}

function accepted(
  baseline: Baseline,
  run: Run,
  finding: Finding,
  because: string,
  on: string,
): Baseline {
  const seen = finding.verdict === 'drift' ? shapesSeen(run, finding) : []
  if (seen.length === 0 || baseline.subjects.length === 0) throw notOfABaseline(finding)
  const { id, rule, at } = finding
  const entry = { id, rule, operation: operationOf(finding), at, because, on }
  return {
    ...baseline,
    subjects: seen.reduce((base, shape) => moved(base, shape, finding), baseline.subjects),
    accepted: [...(baseline.accepted ?? []), entry],
  }
}

/** What the run saw of the finding's operation and status, one shape per subject. */
function shapesSeen(run: Run, finding: Finding): readonly SubjectShape[] {
  const calls = run.calls.filter(
    call =>
      call.operation === operationOf(finding) &&
      call.subjectKey !== '' &&
      (finding.status === '' || String(call.status) === finding.status),
  )
  const bySubject = Map.groupBy(calls, call => call.subjectKey)
  return [...bySubject.values()].map(shapeOf)
}

function shapeOf(calls: readonly Call[]): SubjectShape {
  const tally = calls.map(call => decodeTally(call.tally)).reduce(merge)
  const subject = subjectOfKey(calls[0]?.subjectKey ?? '')
  return { subject, exchanges: calls.length, places: readPlaces(tally) }
}

function moved(
  base: readonly SubjectShape[],
  seen: SubjectShape,
  finding: Finding,
): readonly SubjectShape[] {
  const key = subjectKey(seen.subject)
  const known = base.find(shape => subjectKey(shape.subject) === key)
  if (known === undefined) return acceptSubject(base, seen)
  return acceptSubject(base, acceptPlace(known, seen, finding.at))
}

function operationOf({ method, path }: Finding): string {
  return `${method} ${path}`
}

function notOfABaseline(finding: Finding): UsageError {
  return new UsageError(
    `Finding ${finding.id} (${finding.rule}) is no drift from a baseline, so no baseline can take it. Leave it out with: tidemark ignore ${finding.id} --until <date> --because "…"`,
  )
}
