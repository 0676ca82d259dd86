import { createTask, parse } from 'node-cron'
import { describe, expect, test } from 'vitest'
import { cronTimes, nextCronTime, type CronFields } from '../../../src/core/monitor/cron-times.ts'
import { timeZone, type TimeZone } from '../../../src/core/monitor/time-zone.ts'

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
const always: CronFields = {
  minute: range(0, 59),
  hour: range(0, 23),
  dayOfMonth: range(1, 31),
  month: range(1, 12),
  dayOfWeek: range(0, 6),
}
const half = { ...always, minute: [0, 30] }
const nightly = { ...always, hour: [2], minute: [30] }
const berlin = timeZone('Europe/Berlin') as TimeZone
const utc = timeZone('UTC') as TimeZone

const at = (text: string) => Date.parse(`${text}Z`)
const iso = (time: number) => new Date(time).toISOString().slice(5, 16)

describe('cronTimes', () => {
  test.each([
    {
      name: 'a fixed time that clocks jump over is due when they jump',
      fields: nightly,
      from: '2026-03-27T12:00',
      to: '2026-03-30T12:00',
      due: ['03-28T01:30', '03-29T01:00', '03-30T00:30'],
    },
    {
      name: 'a fixed time that clocks show twice is due once',
      fields: nightly,
      from: '2026-10-24T12:00',
      to: '2026-10-26T12:00',
      due: ['10-25T00:30', '10-26T01:30'],
    },
    {
      name: 'every half hour is due in the repeated hour too',
      fields: half,
      from: '2026-10-24T23:30',
      to: '2026-10-25T02:00',
      due: ['10-25T00:00', '10-25T00:30', '10-25T01:00', '10-25T01:30', '10-25T02:00'],
    },
    {
      name: 'every half hour is not due more often because an hour is left out',
      fields: half,
      from: '2026-03-29T00:00',
      to: '2026-03-29T02:00',
      due: ['03-29T00:30', '03-29T01:00', '03-29T01:30', '03-29T02:00'],
    },
    {
      name: 'month, day of the month and of the week must all match',
      fields: { ...always, hour: [0], minute: [0], dayOfMonth: [13], dayOfWeek: [5] },
      from: '2026-01-01T00:00',
      to: '2026-12-31T00:00',
      due: ['02-12T23:00', '03-12T23:00', '11-12T23:00'],
    },
    {
      name: 'the end belongs to it, the start does not',
      fields: half,
      from: '2026-06-01T10:00',
      to: '2026-06-01T11:00',
      due: ['06-01T10:30', '06-01T11:00'],
    },
  ])('$name', ({ fields, from, to, due }) => {
    expect(cronTimes(fields, berlin, at(from), at(to)).map(iso)).toEqual(due)
  })

  test('each minute of both days when clocks change is due once, whatever the pieces it is asked in', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      const [from, to] = [at(`${day}T00:00`) - 7_200_000, at(`${day}T00:00`) + 86_400_000]
      const whole = cronTimes(always, berlin, from, to)
      expect(whole).toEqual(range(1, (to - from) / 60_000).map(minute => from + minute * 60_000))
      const pieces: number[] = []
      for (let start = from; start < to; start += 47 * 60_000)
        pieces.push(...cronTimes(always, berlin, start, Math.min(to, start + 47 * 60_000)))
      expect(pieces).toEqual(whole)
    }
  })
})

test.each([
  { name: 'the next night', fields: nightly, from: '2026-03-28T12:00', is: '03-29T01:00' },
  {
    name: 'a leap day',
    fields: { ...always, minute: [0], hour: [0], month: [2], dayOfMonth: [29] },
    from: '2096-03-01T00:00',
    is: '02-28T23:00',
  },
])('nextCronTime finds $name', ({ fields, from, is }) => {
  expect(iso(nextCronTime(fields, berlin, at(from)) ?? 0)).toBe(is)
})

test('a day that never comes is never due', () => {
  expect(
    nextCronTime({ ...always, month: [2], dayOfMonth: [30] }, utc, at('2026-01-01T00:00')),
  ).toBeNull()
})

test.each([
  '*/20 9-17 * * mon-fri',
  '0 0 1,15 * *',
  '5 4 * jun sun',
  '30 */6 2-4 6 *',
  '59 23 * * 6',
  '* * * * 7',
])('is due when node-cron says so, on days when clocks do not change: %s', pattern => {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(pattern)
  const fields = {
    minute,
    hour,
    dayOfMonth: dayOfMonth.map(Number),
    month,
    dayOfWeek: dayOfWeek.map(Number),
  }
  const task = createTask(pattern, () => {}, { timezone: 'Europe/Berlin' })
  const [from, to] = [at('2026-05-31T20:00'), at('2026-06-04T20:00')]
  const minutes = range(1, (to - from) / 60_000).map(index => from + index * 60_000)
  expect(cronTimes(fields, berlin, from, to)).toEqual(
    minutes.filter(time => task.match(new Date(time))),
  )
  void task.destroy()
})
