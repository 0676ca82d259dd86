const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const imfDate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/
const rfc850Date = /^[A-Z][a-z]{5,8}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/
const asctimeDate = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/

/**
 * How long a `Retry-After` asks to wait.
 *
 * @param value the header as it came: seconds or an HTTP-date in any of its three forms; null when absent.
 * @param now   epoch milliseconds, by our clock: a server whose clock is off asks for that much more or less.
 * @returns milliseconds, at least 0; null for no header and for garbage such as `-1`, `soon` or `1.5`.
 * @see RFC 9110 §10.2.3 and §5.6.7.
 */
export function retryAfterMs(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1_000
  const at = httpDate(text)
  return at === null ? null : Math.max(0, at - now)
}

// Date.parse would take `-1` for a year and read a date without a zone as local time.
function httpDate(text: string): number | null {
  const [, day, month, year, ...time] = imfDate.exec(text) ?? []
  if (day && month && year) return instant(Number(year), month, day, time)
  const [, shortDay, shortMonth, shortYear, ...shortTime] = rfc850Date.exec(text) ?? []
  if (shortDay && shortMonth && shortYear) {
    const century = Number(shortYear) < 70 ? 2000 : 1900
    return instant(century + Number(shortYear), shortMonth, shortDay, shortTime)
  }
  const [, oldMonth, oldDay, hour, minute, second, oldYear] = asctimeDate.exec(text) ?? []
  if (oldMonth && oldDay && hour && minute && second && oldYear)
    return instant(Number(oldYear), oldMonth, oldDay, [hour, minute, second])
  return null
}

function instant(year: number, month: string, day: string, time: readonly string[]): number | null {
  const [hour = 0, minute = 0, second = 0] = time.map(Number)
  const index = months.indexOf(month)
  const at = Date.UTC(year, index, Number(day), hour, minute, second)
  const isReal =
    index >= 0 &&
    new Date(at).getUTCDate() === Number(day) &&
    hour < 24 &&
    minute < 60 &&
    second <= 60
  return isReal ? at : null
}
