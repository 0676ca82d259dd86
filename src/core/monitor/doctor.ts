import { looksNeeded } from '../stats/rate-above.ts'
import { WINDOW_MS } from '../stats/window.ts'
import { formatDuration } from './duration.ts'
import { dailyCap, scheduledShare, type BudgetRule } from './request-budget.ts'

/** A monitor, as far as its cost and its chances are concerned. */
export interface Patient {
  readonly name: string
  /** Provider and scope in one word: requests are paid for by account. */
  readonly account: string
  /** The longest time between two due times, in milliseconds. */
  readonly gapMs: number
  readonly runsPerDay: number
  readonly requestsPerRun: number
  readonly timeoutMs: number
  readonly retries: number
  readonly failureThreshold: number
  /** Null where nothing is limited. */
  readonly errorRate: { readonly above: number; readonly overMs: number } | null
  /** `q` from 0 to 1. */
  readonly latency: { readonly q: number; readonly overMs: number } | null
}

export interface AccountCost {
  readonly account: string
  readonly monitors: number
  readonly requestsPerDay: number
  /** For scheduled runs; null where the quota is unknown. */
  readonly capPerDay: number | null
  /** In the currency of `costPerRequest`; null where that is unknown. */
  readonly costPerDay: number | null
}

export interface Advice {
  /** The name of a monitor or account. */
  readonly about: string
  /** `error`: it cannot work as it is. */
  readonly level: 'error' | 'warning'
  readonly sentence: string
}

export interface Account {
  readonly budget: BudgetRule
  readonly costPerRequest: number | null
}

const DAY_MS = 86_400_000

/** What all monitors ask of each account a day, and what it costs. */
export function accountCosts(
  monitors: readonly Patient[],
  accounts: ReadonlyMap<string, Account>,
): readonly AccountCost[] {
  const groups = [...Map.groupBy(monitors, ({ account }) => account)]
  return groups.map(([account, own]) => {
    const requestsPerDay = own.reduce(
      (sum, one) => sum + Math.ceil(one.runsPerDay * one.requestsPerRun),
      0,
    )
    const facts = accounts.get(account)
    const price = facts?.costPerRequest ?? null
    const cap = facts ? dailyCap(facts.budget) : null
    return {
      account,
      monitors: own.length,
      requestsPerDay,
      capPerDay: cap === null ? null : scheduledShare(cap),
      costPerDay: price === null ? null : requestsPerDay * price,
    }
  })
}

/** What cannot work, or not as it is probably meant. */
export function advise(
  monitors: readonly Patient[],
  costs: readonly AccountCost[],
): readonly Advice[] {
  return [...monitors.flatMap(adviceOf), ...costs.flatMap(budgetAdvice)]
}

function adviceOf(monitor: Patient): readonly Advice[] {
  const { name, gapMs, timeoutMs, retries, failureThreshold, errorRate, latency } = monitor
  const advice: Advice[] = []
  if (errorRate) {
    const says = `errorRate > ${percent(errorRate.above)} over ${formatDuration(errorRate.overMs)}`
    advice.push(...windowAdvice(monitor, says, errorRate.above, errorRate.overMs))
  }
  if (latency) {
    const says = `p${Number((latency.q * 100).toFixed(2))} over ${formatDuration(latency.overMs)}`
    advice.push(...windowAdvice(monitor, says, 1 - latency.q, latency.overMs))
  }
  const longestMs = timeoutMs * (retries + 1)
  if (longestMs >= gapMs) {
    const sentence = `a run may take ${formatDuration(longestMs)} and is due every ${formatDuration(gapMs)}: what is due during a run is left out. Lower timeout or retries, or run less often.`
    advice.push({ about: name, level: 'warning', sentence })
  }
  if (failureThreshold * gapMs > DAY_MS) {
    const sentence = `an outage is raised after ${formatDuration(failureThreshold * gapMs)} only: ${failureThreshold} looks in a row, one every ${formatDuration(gapMs)}. Lower failureThreshold, or run more often.`
    advice.push({ about: name, level: 'warning', sentence })
  }
  return advice
}

function windowAdvice(
  monitor: Patient,
  says: string,
  limit: number,
  overMs: number,
): readonly Advice[] {
  const { name, gapMs, requestsPerRun } = monitor
  const needed = looksNeeded(limit)
  if (needed === Infinity)
    return [
      { about: name, level: 'error', sentence: `${says} can never be: a share is at most 100 %.` },
    ]
  // Windows are whole hours, so less than one is looked at as one.
  const overHours = Math.ceil(overMs / WINDOW_MS)
  const looks = Math.floor((overHours * WINDOW_MS) / gapMs) * requestsPerRun
  if (looks >= needed) return []
  const hours = Math.ceil((needed * gapMs) / requestsPerRun / WINDOW_MS)
  const intervalMs = Math.floor((overHours * WINDOW_MS * requestsPerRun) / needed / 60_000) * 60_000
  const faster = intervalMs > 0 ? `, or run every ${formatDuration(intervalMs)}` : ''
  const sentence = `${says} can never be told: it takes ${calls(needed)}, and a run every ${formatDuration(gapMs)} makes ${looks}. Look over ${formatDuration(hours * WINDOW_MS)}${faster}.`
  return [{ about: name, level: 'error', sentence }]
}

function budgetAdvice({
  account,
  requestsPerDay,
  capPerDay,
  monitors,
}: AccountCost): readonly Advice[] {
  if (capPerDay === null || requestsPerDay <= capPerDay) return []
  const who = monitors === 1 ? 'its monitor' : `its ${monitors} monitors`
  const sentence = `${who} would ask ${calls(requestsPerDay)} a day and may ask ${capPerDay}: the rest of the day nothing is seen. Run less often, or raise the cap.`
  return [{ about: account, level: 'error', sentence }]
}

function calls(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`
}
