import type { Finding } from '../../core/rules/finding.ts'
import type { Run, RunQuery, Runs } from '../../ports/runs.ts'

export interface Collected {
  /** One per id, as last told, with the times it was first and last seen. */
  readonly findings: readonly Finding[]
  readonly runs: readonly Run[]
}

/** The most runs that one report reads; older ones are left to a shorter `--since`. */
const RUN_LIMIT = 10_000

/** What the runs of a time found, each finding once however often it was seen. */
export async function collectFindings(
  runs: Runs,
  query: Omit<RunQuery, 'limit'>,
): Promise<Collected> {
  const listed = await runs.list({ ...query, limit: RUN_LIMIT })
  const byId = new Map<string, Finding>()
  // Oldest first, so that the newest telling of a finding stays.
  for (const run of listed.toReversed()) {
    for (const finding of run.findings) {
      byId.set(finding.id, seenAgain(finding, byId.get(finding.id), run.startedAt))
    }
  }
  return { findings: [...byId.values()], runs: listed }
}

function seenAgain(finding: Finding, earlier: Finding | undefined, at: number): Finding {
  if (finding.evidence === null) return finding
  const firstSeen = earlier?.evidence?.firstSeen ?? finding.evidence.firstSeen ?? at
  return { ...finding, evidence: { ...finding.evidence, firstSeen, lastSeen: at } }
}
