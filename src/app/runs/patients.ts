import type { Account, Patient } from '../../core/monitor/doctor.ts'
import type { BudgetConfig } from '../../ports/config.ts'
import { budgetRule } from './budgets.ts'
import type { WatchedMonitor } from './watched-monitor.ts'

/** A monitor as `doctor` looks at it: one request for each run. */
export function patientOf({
  definition,
  settings,
  limits,
  account,
  gapMs,
  runsPerDay,
}: WatchedMonitor): Patient {
  return {
    name: definition.name,
    account,
    gapMs,
    runsPerDay,
    requestsPerRun: 1,
    timeoutMs: settings.timeoutMs,
    retries: settings.retries,
    failureThreshold: settings.calls.failureThreshold,
    errorRate: limits.errorRate,
    latency: limits.latency,
  }
}

/** What is known of the accounts from the configuration alone. */
export function accountsOf(
  monitors: readonly WatchedMonitor[],
  budget: BudgetConfig,
): ReadonlyMap<string, Account> {
  const names = new Set(monitors.map(({ account }) => account))
  return new Map(
    [...names].map((name): [string, Account] => {
      const own = budget.accounts?.[name]
      const costPerRequest = own?.costPerRequest ?? null
      return [name, { budget: budgetRule(budget, name, null), costPerRequest }]
    }),
  )
}
