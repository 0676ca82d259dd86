import { parseDuration, type Duration } from '../monitor/duration.ts'
import type { MaintenanceWindow, Weekday } from '../monitor/definition.ts'
import { timeZone } from '../monitor/time-zone.ts'
import type { DigestConfig } from './alert-config.ts'
import type { DigestTime } from './digest-time.ts'
import type { MaintenanceTime } from './maintenance.ts'

/** A value that was read, or what is wrong with it, as the end of a sentence. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string }

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONDAY = 1
const WEEK_MS = 7 * 86_400_000

export function readDuration(
  text: Duration | undefined,
  fallbackMs: number,
  field: string,
): Read<number> {
  const ms = text === undefined ? fallbackMs : parseDuration(text)
  return ms === null
    ? refuse(`${field} wants a duration such as 30s or 4h, not '${text}'`)
    : { ok: true, value: ms }
}

export function readDigest({ every, at, timeZone: name }: DigestConfig): Read<DigestTime> {
  const time = wallClock(at ?? '08:00')
  const zone = timeZone(name ?? 'UTC')
  if (!time) return refuse(`digest.at wants a time such as 08:00, not '${at}'`)
  if (!zone)
    return refuse(`digest.timeZone wants an IANA name such as Europe/Berlin, not '${name}'`)
  return { ok: true, value: { ...time, weekday: every === 'week' ? MONDAY : null, zone } }
}

export function readMaintenance(window: MaintenanceWindow): Read<MaintenanceTime> {
  if ('from' in window) {
    const [from, until] = [Date.parse(window.from), Date.parse(window.until)]
    if (!(from < until))
      return refuse('maintenance wants two ISO 8601 instants, the first before the second')
    return { ok: true, value: { kind: 'once', from, until } }
  }
  const { start, lasts, days } = window
  const time = wallClock(start)
  const lastsMs = parseDuration(lasts)
  const zone = timeZone(window.timeZone ?? 'UTC')
  if (!time) return refuse(`maintenance.start wants a time such as 02:00, not '${start}'`)
  if (lastsMs === null || lastsMs <= 0 || lastsMs > WEEK_MS)
    return refuse(`maintenance.lasts wants a duration up to a week, not '${lasts}'`)
  if (!zone) return refuse(`maintenance.timeZone wants an IANA name, not '${window.timeZone}'`)
  const numbers = (days ?? weekdays).map(day => weekdays.indexOf(day))
  if (numbers.includes(-1))
    return refuse(`maintenance.days wants names such as ${weekdays.join(', ')}`)
  return { ok: true, value: { kind: 'weekly', weekdays: numbers, ...time, lastsMs, zone } }
}

function wallClock(text: string): { readonly hour: number; readonly minute: number } | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined || minute === undefined
    ? null
    : { hour: Number(hour), minute: Number(minute) }
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem }
}
