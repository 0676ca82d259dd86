import type { Change } from '../diff/change.ts'
import { having, type When } from './row.ts'

export function not(test: When): When {
  return (change, now) => !test(change, now)
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

export const required: When = having({ required: true })
export const optional: When = having({ required: false })
export const deprecated: When = having({ deprecated: true })
export const current: When = having({ deprecated: false })
export const readOnly: When = having({ access: 'readOnly' })
export const writeOnly: When = having({ access: 'writeOnly' })
export const withDefault: When = having({ hasDefault: true })
export const inBody: When = having({ at: 'property' })
export const inParameter: When = having({ at: 'parameterProperty' })
export const inHeader: When = having({ at: 'headerProperty' })
/** A property of a body that a consumer sends. */
export const sent: When = both(inBody, not(readOnly))
/** A property of a body that a provider answers. */
export const answered: When = both(inBody, not(writeOnly))
