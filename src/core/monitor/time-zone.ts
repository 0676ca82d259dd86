/** A date and time as a clock on the wall shows it, without saying where the wall is. */
export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** The clocks of one place. Made once and kept: reading the zone's rules is the dear part. */
export interface TimeZone {
  readonly name: string
  /** What clocks show at an instant (epoch milliseconds), and the day of the week, 0 for Sunday. */
  wallAt(at: number): WallTime & { readonly weekday: number }
  /** The clocks of the day that the wall time belongs to. */
  day(wall: WallTime): ClockDay
}

/** The clocks of one day, with the change that they may make in it. */
export interface ClockDay {
  /** When clocks show it: usually once, twice in the hour that is repeated, never in the one that is left out. */
  instantsOf(wall: WallTime): readonly number[]
  /** When clocks first show it, or, where they never do, the instant at which they jump over it. */
  firstAt(wall: WallTime): number
}

const DAY_MS = 86_400_000

/** Null when there is no such place. `name` is an IANA name such as `Europe/Berlin`, or `UTC`. */
export function timeZone(name: string): TimeZone | null {
  const offsetAt = offsets(name)
  if (offsetAt === null) return null
  return {
    name,
    wallAt: at => {
      const shown = new Date(at + offsetAt(at))
      return { ...fieldsOf(shown), weekday: shown.getUTCDay() }
    },
    day: wall => clockDay(wall, offsetAt),
  }
}

function clockDay(day: WallTime, offsetAt: (at: number) => number): ClockDay {
  const shown = asUtc({ ...day, hour: 0, minute: 0 })
  const [from, to] = [shown - DAY_MS, shown + 2 * DAY_MS]
  const [before, after] = [offsetAt(from), offsetAt(to)]
  const changesAt = before === after ? Infinity : changeBetween(from, to, offsetAt)
  const instantsOf = (wall: WallTime): number[] => {
    const [sooner, later] = [asUtc(wall) - before, asUtc(wall) - after]
    return [...(sooner < changesAt ? [sooner] : []), ...(later >= changesAt ? [later] : [])]
  }
  return { instantsOf, firstAt: wall => instantsOf(wall)[0] ?? changesAt }
}

/** The wall time a number of days later, at the same hour. */
export function plusDays(wall: WallTime, days: number): WallTime {
  return fieldsOf(new Date(asUtc(wall) + days * DAY_MS))
}

function fieldsOf(shown: Date): WallTime {
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  }
}

function asUtc({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}

/** How far clocks are ahead of UTC at an instant, in milliseconds. */
function offsets(name: string): ((at: number) => number) | null {
  if (name === 'UTC') return () => 0
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    return at => {
      const second = Math.floor(at / 1_000) * 1_000
      const part = new Map(
        format.formatToParts(second).map(({ type, value }) => [type, Number(value)]),
      )
      const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0
      const shown = Date.UTC(
        of('year'),
        of('month') - 1,
        of('day'),
        of('hour'),
        of('minute'),
        of('second'),
      )
      return shown - second
    }
  } catch {
    return null
  }
}

/** The instant at which clocks change, to the second, by halving. */
function changeBetween(from: number, to: number, offsetAt: (at: number) => number): number {
  const old = offsetAt(from)
  let [before, after] = [from, to]
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000
    if (offsetAt(middle) === old) before = middle
    else after = middle
  }
  return after
}
