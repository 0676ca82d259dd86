// Requests of one account, over all monitors, within one UTC day:
//
//   0 ────────────── scheduled runs ──────────────▶ 90 % ── confirmations, retries ──▶ cap ── nothing more today

/** What is known of an account's quota, and how much of it monitors may use. */
export interface BudgetRule {
  /** Requests that the provider grants within `windowMs`; null where that is unknown: then nothing is capped. */
  readonly quota: { readonly limit: number; readonly windowMs: number } | null
  /** 0 to 1; `DEFAULT_SHARE` unless told. */
  readonly share: number
  /** A cap that the user set, in requests a day; it replaces share and quota. */
  readonly capPerDay: number | null
}

/** What monitors asked of an account today. Plain JSON. */
export interface BudgetUse {
  /** Days since the epoch. */
  readonly day: number
  readonly asked: number
}

export interface Permission {
  readonly ask: boolean
  readonly reason: string
}

export const DEFAULT_SHARE = 0.01
const DAY_MS = 86_400_000
const KEPT_SHARE = 0.1

export const unusedBudget: BudgetUse = { day: 0, asked: 0 }

/** Requests a day, at least 1; null where there is no cap. */
export function dailyCap({ quota, share, capPerDay }: BudgetRule): number | null {
  if (capPerDay !== null) return capPerDay
  if (quota === null) return null
  return Math.max(1, Math.floor((quota.limit * DAY_MS * share) / quota.windowMs))
}

/** What scheduled runs may use of a cap. Of a cap of a few requests a tenth would be nothing: at least one is kept. */
export function scheduledShare(cap: number): number {
  return cap > 1 ? cap - Math.max(1, Math.ceil(cap * KEPT_SHARE)) : cap
}

/**
 * Whether `requests` more may be made now.
 *
 * @param purpose the last tenth is kept for `again`: what was seen once today can still be confirmed.
 * @param left    what the provider says is left in its current window; null when it said nothing.
 */
export function mayAsk(
  rule: BudgetRule,
  use: BudgetUse,
  requests: number,
  purpose: 'scheduled' | 'again',
  left: number | null,
  now: number,
): Permission {
  if (left !== null && left < requests)
    return {
      ask: false,
      reason: `the provider says that ${left} requests are left, and it takes ${requests}`,
    }
  const cap = dailyCap(rule)
  if (cap === null) return { ask: true, reason: 'the quota is unknown, so nothing is capped' }
  const limit = purpose === 'scheduled' ? scheduledShare(cap) : cap
  const asked = askedOn(use, now)
  if (asked + requests <= limit)
    return { ask: true, reason: `${asked} of ${cap} requests used today` }
  const kept =
    purpose === 'scheduled' && asked < cap ? `, ${cap - limit} are kept for confirmations` : ''
  return { ask: false, reason: `the request budget is used up: ${asked} of ${cap} today${kept}` }
}

/** Counts requests that were sent, when they were sent. */
export function useBudget(use: BudgetUse, requests: number, now: number): BudgetUse {
  return { day: dayOf(now), asked: askedOn(use, now) + requests }
}

function askedOn(use: BudgetUse, now: number): number {
  return use.day === dayOf(now) ? use.asked : 0
}

function dayOf(now: number): number {
  return Math.floor(now / DAY_MS)
}
