import { subjectKey, subjectOfKey } from '../../core/exchange/subject.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { acceptPlace, acceptSubject } from '../../core/shape/baseline/accept.ts'
import type { SubjectShape } from '../../core/shape/baseline/baseline.ts'
import { decodeTally } from '../../core/shape/tally/decode.ts'
import { merge } from '../../core/shape/tally/merge.ts'
import { readPlaces } from '../../core/shape/tally/read-places.ts'
import { UsageError } from '../../errors.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Call, Run } from '../../ports/runs.ts'

/**
 * Moves the baseline to what a run saw at the place of one finding, and nowhere else.
 *
 * @returns the path of the baseline file.
 * @throws UsageError when the finding is not one that a baseline can hold.
 */
export async function acceptFinding(
  run: Run,
  finding: Finding,
  because: string,
  at: number,
  contracts: Contracts,
): Promise<string> {
  const baseline = await contracts.baseline(finding.provider)
  if (baseline === null || finding.verdict !== 'drift') throw notOfABaseline(finding)
  const seen = shapesSeen(run, finding)
  if (seen.length === 0) throw notOfABaseline(finding)
  const acceptance = { id: finding.id, rule: finding.rule, operation: operationOf(finding) }
  return contracts.saveBaseline({
    ...baseline,
    subjects: seen.reduce((base, shape) => moved(base, shape, finding), baseline.subjects),
    accepted: [
      ...(baseline.accepted ?? []),
      { ...acceptance, at: finding.at, because, on: new Date(at).toISOString().slice(0, 10) },
    ],
  })
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
