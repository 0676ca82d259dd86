import type { Schedule } from '../core/monitor/definition.ts'
import type { DueRule } from '../core/monitor/due.ts'

export interface CronPattern {
  /** Five fields. */
  readonly pattern: string
  /** An IANA name. */
  readonly timeZone: string
}

export type ReadSchedule =
  | {
      readonly ok: true
      readonly rule: DueRule
      /** Null for a schedule by interval. */
      readonly cron: CronPattern | null
    }
  | { readonly ok: false; readonly problem: string }

/** The due rule of a monitor of that name. What is wrong comes back as the end of a sentence. */
export type ScheduleReader = (schedule: Schedule | undefined, name: string) => ReadSchedule

/** What wakes a watch. Waking too often does no harm: what is due is decided by the clock alone. */
export interface Alarm {
  /** Wakes when one of these is due, in place of those set before. */
  follow(patterns: readonly CronPattern[]): void
  /** Wakes at this time (epoch milliseconds) or earlier, in place of the time set before. */
  at(time: number): void
  /** Nothing wakes any more. */
  stop(): void
}
