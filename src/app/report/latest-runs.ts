import type { Run, Runs } from '../../ports/runs.ts'

/** The newest run of each monitor, by name. */
export async function latestRuns(runs: Runs): Promise<readonly Run[]> {
  const latest = new Map<string, Run>()
  for (const run of await runs.list({ limit: 10_000 })) {
    if (!latest.has(run.monitor)) latest.set(run.monitor, run)
  }
  return [...latest.values()].sort((a, b) => (a.monitor < b.monitor ? -1 : 1))
}
