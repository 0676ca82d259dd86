import type { Finding } from '../core/rules/finding.ts'
import type { Run, Runs } from '../ports/runs.ts'

export interface Found {
  readonly run: Run
  readonly finding: Finding
}

/** The finding whose id starts so, as it was last told; null where no run knows it. */
export async function findingOf(idPrefix: string, runs: Runs): Promise<Found | null> {
  const run = await runs.byFinding(idPrefix)
  const finding = run?.findings.find(({ id }) => id.startsWith(idPrefix.toLowerCase()))
  return run === undefined || finding === undefined ? null : { run, finding }
}
