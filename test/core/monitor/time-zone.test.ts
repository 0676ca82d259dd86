import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays, timeZone, type TimeZone } from '../../../src/core/monitor/time-zone.ts'

function zone(name: string): TimeZone {
  const found = timeZone(name)
  if (found === null) throw new Error(name)
  return found
}

function wall(text: string) {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

describe('instantsOf', () => {
  test.each([
    { place: 'UTC', at: '2026-03-29 02:30', is: ['2026-03-29T02:30'] },
    { place: 'Europe/Berlin', at: '2026-01-05 12:00', is: ['2026-01-05T11:00'] },
    { place: 'Europe/Berlin', at: '2026-03-29 02:30', is: [] },
    {
      place: 'Europe/Berlin',
      at: '2026-10-25 02:30',
      is: ['2026-10-25T00:30', '2026-10-25T01:30'],
    },
    { place: 'America/New_York', at: '2026-03-08 02:00', is: [] },
    {
      place: 'America/New_York',
      at: '2026-11-01 01:59',
      is: ['2026-11-01T05:59', '2026-11-01T06:59'],
    },
    { place: 'Australia/Lord_Howe', at: '2026-10-04 02:15', is: [] },
    { place: 'Asia/Kathmandu', at: '2026-06-01 00:00', is: ['2026-05-31T18:15'] },
  ])('$place shows $at at $is', ({ place, at, is }) => {
    expect(zone(place).day(wall(at)).instantsOf(wall(at)).map(iso)).toEqual(is)
  })

  test.each([
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Tokyo',
    'Africa/Casablanca',
  ])('holds every instant that shows the time, %s', name => {
    const place = zone(name)
    fc.assert(
      fc.property(fc.integer({ min: 29_000_000, max: 30_500_000 }), minutes => {
        const at = minutes * 60_000
        expect(place.day(place.wallAt(at)).instantsOf(place.wallAt(at))).toContain(at)
      }),
    )
  })
})

test.each([
  { place: 'Europe/Berlin', at: '2026-03-29 02:30', is: '2026-03-29T01:00' },
  { place: 'Europe/Berlin', at: '2026-10-25 02:30', is: '2026-10-25T00:30' },
  { place: 'America/Santiago', at: '2026-09-06 00:00', is: '2026-09-06T04:00' },
])('firstAt of $at in $place is $is', ({ place, at, is }) => {
  expect(iso(zone(place).day(wall(at)).firstAt(wall(at)))).toBe(is)
})

test('a place that does not exist is null', () => {
  expect(timeZone('Europe/Atlantis')).toBeNull()
  expect(timeZone('')).toBeNull()
})

test('plusDays goes over the ends of months', () => {
  expect(plusDays(wall('2028-02-28 07:30'), 2)).toEqual(wall('2028-03-01 07:30'))
})
