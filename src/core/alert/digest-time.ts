import { plusDays, type TimeZone, type WallTime } from '../monitor/time-zone.ts'

/** When what can wait is told. */
export interface DigestTime {
  readonly hour: number
  readonly minute: number
  /** 0 for Sunday; null for every day. */
  readonly weekday: number | null
  readonly zone: TimeZone
}

/** The first time for a digest after `after`, in epoch milliseconds. */
export function nextDigest({ hour, minute, weekday, zone }: DigestTime, after: number): number {
  const today = zone.wallAt(after)
  for (let days = 0; days <= 8; days++) {
    const wall: WallTime = plusDays({ ...today, hour, minute }, days)
    const at = zone.day(wall).firstAt(wall)
    if (at > after && (weekday === null || zone.wallAt(at).weekday === weekday)) return at
  }
  return after + 86_400_000
}
