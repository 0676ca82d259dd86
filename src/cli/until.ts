import { parseDuration } from '../core/monitor/duration.ts'
import { UsageError } from '../errors.ts'
import { text, type Call } from './command.ts'

/**
 * A moment as people write it, in epoch milliseconds: `2h` from now, the start of a day in UTC, or an instant.
 * Undefined where the option is not given.
 * @throws UsageError for what is none of them, or lies in the past.
 */
export function momentOf(call: Call, name: string, now: number): number | undefined {
  const value = text(call, name)
  if (value === undefined) return undefined
  const lasts = parseDuration(value)
  const at = lasts === null ? instantOf(value) : now + lasts
  if (at === null || lasts === 0) {
    throw new UsageError(
      `--${name} wants a duration such as 2h or 7d, a day such as 2027-03-01, or 2027-03-01T09:30Z, not '${value}'.`,
    )
  }
  if (at <= now) throw new UsageError(`--${name} ${value} is over already.`)
  return at
}

function instantOf(value: string): number | null {
  const [, day = '', time = 'T00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(value) ?? []
  const midnight = Date.parse(`${day}T00:00Z`)
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return null
  const at = Date.parse(`${day}${time}${zone}`)
  return Number.isNaN(at) ? null : at
}
