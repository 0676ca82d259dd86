import type { Quota } from '../../core/connector/quota.ts'
import { parseDuration } from '../../core/monitor/duration.ts'
import {
  DEFAULT_SHARE,
  mayAsk,
  unusedBudget,
  useBudget,
  type BudgetRule,
  type BudgetUse,
  type Permission,
} from '../../core/monitor/request-budget.ts'
import type { BudgetConfig } from '../../ports/config.ts'

/** What each account may still be asked today. It lives in memory: what was asked before a start is counted in. */
export interface Budgets {
  mayAsk(account: string, purpose: 'scheduled' | 'again', now: number): Permission
  asked(account: string, requests: number, now: number): void
  /** What a provider said of its quota. */
  learn(account: string, quota: Quota, now: number): void
}

/** Windows that providers count in; what is left of one tells which it can be. */
const windowsMs = [60_000, 3_600_000, 86_400_000]

export function createBudgets(config: BudgetConfig): Budgets {
  const uses = new Map<string, BudgetUse>()
  const quotas = new Map<string, Quota>()
  const windows = new Map<string, number>()
  return {
    mayAsk(account, purpose, now) {
      const quota = quotas.get(account)
      const isCurrent = quota !== undefined && (quota.resetsAt ?? 0) > now
      const rule = budgetRule(config, account, known(quota, windows.get(account)))
      const left = isCurrent ? quota.remaining : null
      return mayAsk(rule, uses.get(account) ?? unusedBudget, 1, purpose, left, now)
    },
    asked(account, requests, now) {
      uses.set(account, useBudget(uses.get(account) ?? unusedBudget, requests, now))
    },
    learn(account, quota, now) {
      quotas.set(account, quota)
      if (quota.resetsAt === null) return
      const restMs = quota.resetsAt - now
      const windowMs = windowsMs.find(window => window >= restMs) ?? 86_400_000
      windows.set(account, Math.max(windowMs, windows.get(account) ?? 0))
    },
  }
}

/** What holds for an account: the user's own cap, else the user's word on the quota, else the provider's. */
export function budgetRule(
  { share, accounts = {} }: BudgetConfig,
  account: string,
  told: BudgetRule['quota'],
): BudgetRule {
  const own = Object.hasOwn(accounts, account) ? accounts[account] : undefined
  const windowMs = own?.quota === undefined ? null : parseDuration(own.quota.per)
  const quota = own?.quota && windowMs ? { limit: own.quota.limit, windowMs } : told
  return { quota, share: share ?? DEFAULT_SHARE, capPerDay: own?.perDay ?? null }
}

function known(quota: Quota | undefined, windowMs: number | undefined): BudgetRule['quota'] {
  if (quota === undefined || quota.limit === null || windowMs === undefined) return null
  return { limit: quota.limit, windowMs }
}
