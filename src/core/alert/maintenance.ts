import { plusDays, type TimeZone } from '../monitor/time-zone.ts'
import type { Labels } from './labels.ts'
import { matchesAll, type Matcher } from './matcher.ts'

/** Times at which work is done and alerts that match stay quiet. */
export interface Maintenance {
  readonly matchers: readonly Matcher[]
  readonly window: MaintenanceTime
}

export type MaintenanceTime =
  | { readonly kind: 'once'; readonly from: number; readonly until: number }
  | {
      readonly kind: 'weekly'
      /** 0 for Sunday; of the day on which it starts. */
      readonly weekdays: readonly number[]
      readonly hour: number
      readonly minute: number
      /** Time that really passes, whatever the clocks do meanwhile; at most a week. */
      readonly lastsMs: number
      readonly zone: TimeZone
    }

const DAY_MS = 86_400_000

/** Until when (epoch milliseconds) work is going on at `now`; null when it is not. */
export function maintenanceUntil(window: MaintenanceTime, now: number): number | null {
  if (window.kind === 'once') return window.from <= now && now < window.until ? window.until : null
  const { zone, hour, minute, weekdays, lastsMs } = window
  const today = zone.wallAt(now)
  let until: number | null = null
  for (let back = 0; back <= Math.ceil(lastsMs / DAY_MS) + 1; back++) {
    const wall = plusDays({ ...today, hour, minute }, -back)
    const start = zone.day(wall).firstAt(wall)
    const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay()
    const covers = weekdays.includes(weekday) && start <= now && now < start + lastsMs
    if (covers) until = Math.max(until ?? 0, start + lastsMs)
  }
  return until
}

/** Until when alerts with these labels stay quiet for maintenance; null when they do not. */
export function maintenanceOf(
  all: readonly Maintenance[],
  labels: Labels,
  now: number,
): number | null {
  const ends = all
    .filter(({ matchers }) => matchesAll(matchers, labels))
    .map(({ window }) => maintenanceUntil(window, now))
  return ends.reduce<number | null>(
    (last, end) => (end === null ? last : Math.max(last ?? 0, end)),
    null,
  )
}
