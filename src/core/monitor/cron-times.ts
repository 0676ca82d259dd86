import { plusDays, type TimeZone, type WallTime } from './time-zone.ts'

/**
 * The five fields of a cron pattern as the sets of numbers they stand for; an edge reads the text. A day must match
 * month, day of the month and day of the week (0 to 6, Sunday first), all three.
 */
export interface CronFields {
  readonly minute: readonly number[]
  readonly hour: readonly number[]
  readonly dayOfMonth: readonly number[]
  readonly month: readonly number[]
  readonly dayOfWeek: readonly number[]
}

const DAY_MS = 86_400_000
/** 29 February comes again after eight years at the latest. */
const FARTHEST_DAYS = 8 * 366

/**
 * The instants at which the pattern is due, after `after` and up to `until`, ascending.
 * On the day when clocks go forward, a fixed time that is left out is due when they jump; on the day when they go back,
 * a fixed time is due once, at its first showing. A pattern of every hour is due in each hour that really passes.
 */
export function cronTimes(
  fields: CronFields,
  zone: TimeZone,
  after: number,
  until: number,
): readonly number[] {
  const found = new Set<number>()
  const first = plusDays({ ...zone.wallAt(after), hour: 0, minute: 0 }, -1)
  const days = Math.ceil((until - after) / DAY_MS) + 2
  for (let day = 0; day <= days; day++)
    for (const at of timesOfDay(fields, zone, plusDays(first, day)))
      if (at > after && at <= until) found.add(at)
  return [...found].toSorted((a, b) => a - b)
}

/** The first instant after `after` at which the pattern is due; null when there is none for eight years. */
export function nextCronTime(fields: CronFields, zone: TimeZone, after: number): number | null {
  const first = plusDays({ ...zone.wallAt(after), hour: 0, minute: 0 }, -1)
  for (let day = 0; day <= FARTHEST_DAYS; day++) {
    const times = timesOfDay(fields, zone, plusDays(first, day)).filter(at => at > after)
    if (times.length > 0) return Math.min(...times)
  }
  return null
}

function timesOfDay(fields: CronFields, zone: TimeZone, day: WallTime): readonly number[] {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()
  const isDue =
    fields.month.includes(day.month) &&
    fields.dayOfMonth.includes(day.day) &&
    fields.dayOfWeek.includes(weekday)
  if (!isDue) return []
  const hourly = new Set(fields.hour).size === 24
  const clocks = zone.day(day)
  return fields.hour.flatMap(hour =>
    fields.minute.flatMap(minute => {
      const wall = { ...day, hour, minute }
      return hourly ? clocks.instantsOf(wall) : [clocks.firstAt(wall)]
    }),
  )
}
