import { windowOf, type CallWindow } from '../../core/stats/window.ts'
import type { Chart } from '../../core/report/chart.ts'
import { chartsOf } from '../../core/report/charts-of.ts'
import type { Registry } from '../../ports/registry.ts'
import type { Run } from '../../ports/runs.ts'

/** The charts of the provider that was asked most: one picture that is looked at, rather than ten. */
export async function reportCharts(
  registry: Pick<Registry, 'runs' | 'watch'>,
  providers: readonly string[],
  span: { readonly since: number; readonly until: number },
): Promise<readonly Chart[]> {
  const measured: { provider: string; windows: readonly CallWindow[]; calls: number }[] = []
  for (const provider of providers) {
    const windows = await windowsOf(registry, provider, span)
    const calls = windows.reduce((sum, window) => sum + window.calls, 0)
    measured.push({ provider, windows, calls })
  }
  const [most] = measured.toSorted((a, b) => b.calls - a.calls)
  return most === undefined ? [] : chartsOf(most.provider, most.windows, span.until)
}

/** What a watch counted; where none ran, what single runs did. */
async function windowsOf(
  { watch, runs }: Pick<Registry, 'runs' | 'watch'>,
  provider: string,
  { since, until }: { readonly since: number; readonly until: number },
): Promise<readonly CallWindow[]> {
  const watched = await watch.windows({ provider, since, until })
  if (watched.length > 0) return watched.map(({ window }) => window)
  const listed = await runs.list({ provider, since, limit: 10_000 })
  return listed.flatMap(windowsOfRun)
}

function windowsOfRun({ calls, startedAt }: Run): readonly CallWindow[] {
  return calls.map(({ status, tookMs }) =>
    windowOf({ startedAt, tookMs, failure: status >= 400 ? String(status) : null }),
  )
}
