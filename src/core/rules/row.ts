import type { Change } from '../diff/change.ts'
import { actionOf } from './family.ts'
import type { Level } from './finding.ts'
import type { Rule } from './rule.ts'
import { sentence } from './sentence.ts'

type When = NonNullable<Rule['when']>

/** What the rows of one table have in common. */
export interface RowFrame {
  readonly direction: Change['direction']
  readonly area: string
  readonly kind: string
}

/** A rule as one line: id, level, fact, what to say, and what narrows the fact. */
export type Row = readonly [id: string, level: Level, fact: string, says: string, when?: When]

export function rowRules(frame: RowFrame, rows: readonly Row[]): Rule[] {
  return rows.map(([id, level, fact, says, when]) => ({
    id,
    level,
    ...frame,
    action: actionOf(fact),
    fact,
    message: sentence(says),
    ...(when ? { when } : {}),
  }))
}

/** True where each of the details has this value. */
export function having(details: Readonly<Record<string, unknown>>): When {
  const entries = Object.entries(details)
  return change => entries.every(([name, value]) => change.details?.[name] === value)
}

export function both(...tests: readonly When[]): When {
  return (change, now) => tests.every(test => test(change, now))
}

const DAY_MS = 86_400_000

/** Epoch milliseconds of the end of a sunset day, null without a sunset, NaN where it is no date. @see RFC 3339 */
export function sunsetMs(change: Change, name = 'sunset'): number | null {
  const sunset = change.details?.[name]
  if (sunset === undefined || sunset === null || sunset === '') return null
  const text = typeof sunset === 'string' ? sunset : ''
  if (!/^\d{4}-\d{2}-\d{2}($|T)/.test(text)) return Number.NaN
  const at = Date.parse(text)
  return text.length === 10 ? at + DAY_MS - 1 : at
}

export const noSunset: When = change => sunsetMs(change) === null
export const unreadableSunset: When = change => Number.isNaN(sunsetMs(change))
export const sunsetToCome: When = (change, now) => (sunsetMs(change) ?? Number.NaN) > now
export const sunsetPast: When = (change, now) => (sunsetMs(change) ?? Number.NaN) <= now
/** A deprecation that was kept until its day, or that named no day. */
export const sunsetKept: When = (change, now) => noSunset(change, now) || sunsetPast(change, now)
