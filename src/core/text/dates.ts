const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `2024-02-29`, and the day exists. @see RFC 3339 full-date */
export function isDate(text: string): boolean {
  return text.length === 10 && startsWithDate(text)
}

/** `2024-02-29T12:30:00.5+01:00`. @see RFC 3339 date-time */
export function isDateTime(text: string): boolean {
  if (!startsWithDate(text)) return false
  const separator = text.charCodeAt(10)
  return (separator === 84 || separator === 116) && isTimeFrom(text, 11)
}

/** `12:30:00.5Z`: without an offset it names no time. @see RFC 3339 full-time */
export function isTime(text: string): boolean {
  return isTimeFrom(text, 0)
}

function startsWithDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

function isTimeFrom(text: string, start: number): boolean {
  if (text.charCodeAt(start + 2) !== 58 || text.charCodeAt(start + 5) !== 58) return false
  const hour = twoDigits(text, start)
  const minute = twoDigits(text, start + 3)
  const second = twoDigits(text, start + 6)
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return false
  let at = start + 8
  if (text.charCodeAt(at) === 46) {
    const fraction = ++at
    while (isDigit(text.charCodeAt(at))) at++
    if (at === fraction) return false
  }
  const offset = offsetMinutes(text, at)
  // A leap second is the last one of a day in UTC, whatever the clock on the wall says.
  return second < 60 ? !Number.isNaN(offset) : (hour * 60 + minute - offset + 1440) % 1440 === 1439
}

/** Minutes east of UTC, or NaN where the text does not end in an offset here. */
function offsetMinutes(text: string, at: number): number {
  const sign = text.charCodeAt(at)
  if (sign === 90 || sign === 122) return text.length === at + 1 ? 0 : Number.NaN
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) {
    return Number.NaN
  }
  const hours = twoDigits(text, at + 1)
  const minutes = twoDigits(text, at + 4)
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN
  return (hours * 60 + minutes) * (sign === 45 ? -1 : 1)
}

/** The number that two digits spell, or NaN, which no comparison accepts. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at)
  const ones = text.charCodeAt(at + 1)
  return isDigit(tens) && isDigit(ones) ? tens * 10 + ones - 528 : Number.NaN
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
