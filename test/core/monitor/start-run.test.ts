import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cronTimes, type CronFields } from '../../../src/core/monitor/cron-times.ts'
import { nextDue, planDue, type DueRule } from '../../../src/core/monitor/due.ts'
import type { MonitorCommand, MonitorEvent } from '../../../src/core/monitor/monitor-event.ts'
import { newMonitorState, type MonitorState } from '../../../src/core/monitor/monitor-state.ts'
import { step } from '../../../src/core/monitor/step.ts'
import { timeZone, type TimeZone } from '../../../src/core/monitor/time-zone.ts'
import { hour, may, settings } from './monitors.ts'

const upTo = (end: number, from = 0) => Array.from({ length: end - from + 1 }, (_, i) => i + from)
const zone = timeZone('Europe/Berlin') as TimeZone
const daily: CronFields = {
  minute: [30],
  hour: [2],
  dayOfMonth: upTo(31, 1),
  month: upTo(12, 1),
  dayOfWeek: upTo(6),
}
const rules: readonly { name: string; rule: DueRule }[] = [
  { name: 'every 7 minutes', rule: { kind: 'every', everyMs: 420_000, phaseMs: 77_000 } },
  {
    name: 'each quarter of an hour',
    rule: { kind: 'cron', zone, fields: { ...daily, minute: [0, 15, 30, 45], hour: upTo(23) } },
  },
  { name: 'at 02:30', rule: { kind: 'cron', zone, fields: daily } },
]

/** A watch over a day: it looks twice a minute, and is killed and started again at the given minutes. */
function watch(rule: DueRule, start: number, kills: ReadonlySet<number>): MonitorCommand[] {
  const commands: MonitorCommand[] = []
  let written: MonitorState = newMonitorState('v1', start)
  const move = (event: MonitorEvent): void => {
    const next = step(settings(), written, event)
    written = JSON.parse(JSON.stringify(next.state)) as MonitorState
    commands.push(...next.commands)
  }
  let wakeAt = nextDue(rule, start)
  for (let at = start; at <= start + 26 * hour; at += 30_000) {
    if (kills.has((at - start) / 60_000)) move({ kind: 'process-restarted', at })
    if (wakeAt !== null && wakeAt <= at) {
      const { dueAt, missed } = planDue(rule, written.lastDueAt, at)
      if (dueAt !== null) move({ kind: 'due', at, dueAt, missed, mayAsk: may })
      wakeAt = nextDue(rule, written.lastDueAt)
    }
    const { running } = written
    if (running && running.startAt < at && !kills.has((at - start) / 60_000))
      move({
        kind: 'answered',
        at,
        runId: running.runId,
        answer: { kind: 'judged', findings: [] },
        mayAsk: may,
      })
  }
  return commands
}

describe('24 hours and more', () => {
  const days = ['2026-03-28T23:00Z', '2026-10-24T22:00Z', '2026-06-01T00:00Z']
  test.each(rules.flatMap(({ name, rule }) => days.map(day => ({ name, rule, day }))))(
    'every due run happens once, whatever kills the process: $name from $day',
    ({ rule, day }) => {
      const start = Date.parse(day)
      const due: number[] = []
      for (
        let at = nextDue(rule, start);
        at !== null && at <= start + 26 * hour;
        at = nextDue(rule, at)
      )
        due.push(at)
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.integer({ min: 1, max: 1_500 }), { maxLength: 60 }),
          kills => {
            const commands = watch(rule, start, new Set(kills))
            const started = commands.flatMap(one =>
              one.kind === 'start-run' && one.purpose !== 'restart' ? [one.dueAt] : [],
            )
            expect(started).toEqual(due)
            const ids = commands.flatMap(one => (one.kind === 'start-run' ? [one.runId] : []))
            expect(new Set(ids).size).toBe(ids.length)
            const recorded = commands.flatMap(one => (one.kind === 'record' ? [one.dueAt] : []))
            expect(recorded).toEqual(due.slice(0, recorded.length))
            expect(recorded.length).toBeGreaterThanOrEqual(due.length - 1)
          },
        ),
        { numRuns: 5 },
      )
    },
  )

  test('the night run comes once on each of both days', () => {
    for (const day of ['2026-03-28T23:00Z', '2026-10-24T22:00Z']) {
      const start = Date.parse(day)
      expect(cronTimes(daily, zone, start, start + 22 * hour)).toHaveLength(1)
    }
  })
})
