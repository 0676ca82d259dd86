import type { Json } from '../../json/json.ts'

const DAY_MS = 86_400_000
const dateForm = /^(\d{4})-(\d{2})-(\d{2})($|[Tt ])/

/**
 * Epoch milliseconds at which a sunset is over: the end of a day in UTC, or the very moment.
 *
 * @returns null without a sunset, NaN where the text names no day of the calendar.
 * @see RFC 3339
 */
export function sunsetMs(sunset: Json | undefined): number | null {
  if (sunset === undefined || sunset === null) return null
  const text = typeof sunset === 'string' ? sunset : ''
  const [, year, month, day] = (dateForm.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return Number.NaN
  const midnight = Date.UTC(year, month - 1, day)
  // Date.UTC takes 31 February for a day in March.
  if (new Date(midnight).toISOString().slice(0, 10) !== text.slice(0, 10)) return Number.NaN
  return text.length === 10 ? midnight + DAY_MS - 1 : Date.parse(text)
}

export function isUnreadableSunset(sunset: Json | undefined): boolean {
  return Number.isNaN(sunsetMs(sunset))
}
