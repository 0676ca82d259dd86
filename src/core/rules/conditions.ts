import type { Change } from '../diff/change.ts'
import { sunsetMs } from '../diff/elements/sunset.ts'
import { having, type When } from './row.ts'

export function not(test: When): When {
  return (change, now) => !test(change, now)
}

export function both(...tests: readonly When[]): When {
  return (change, now) => tests.every(test => test(change, now))
}

/** Epoch milliseconds of the end of the sunset, null without one, NaN where it is no date. */
export function sunsetOf(change: Change): number | null {
  return sunsetMs(change.details?.['sunset'])
}

export const noSunset: When = change => sunsetOf(change) === null
export const unreadableSunset: When = change => Number.isNaN(sunsetOf(change))
export const sunsetToCome: When = (change, now) => (sunsetOf(change) ?? Number.NaN) > now
export const sunsetPast: When = (change, now) => (sunsetOf(change) ?? Number.NaN) <= now

/** A new sunset that comes sooner than the old one, and is over. */
export const isHurried: When = (change, now) => {
  const before = sunsetMs(change.base) ?? Number.NaN
  const after = sunsetOf(change) ?? Number.NaN
  return after < before && after <= now
}

export const required: When = having({ required: true })
export const optional: When = having({ required: false })
export const deprecated: When = having({ deprecated: true })
export const current: When = having({ deprecated: false })
/** The change stands in a parameter or header that is sent as an HTTP header. */
export const ofHeader: When = ({ place }) => place.startsWith('header:')
export const readOnly: When = having({ access: 'readOnly' })
export const writeOnly: When = having({ access: 'writeOnly' })
export const withDefault: When = having({ hasDefault: true })
export const inBody: When = having({ at: 'property' })
export const inParameter: When = having({ at: 'parameterProperty' })
export const inHeader: When = having({ at: 'headerProperty' })
/** A property that objects keyed by data have in each of their values. */
export const inMap: When = having({ inMap: true })
/** A property of a body that a consumer sends. */
export const sent: When = both(inBody, not(readOnly))
/** A property of a body that a provider answers. */
export const answered: When = both(inBody, not(writeOnly))
