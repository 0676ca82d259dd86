import { isDate, isDateTime, isTime } from '../../text/dates.ts'
import { isIpv4, isIpv6 } from '../../text/ip.ts'

/** The formats that are asserted. All others are annotations: they refuse nothing. */
const tests: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['date-time', isDateTime],
  ['date', isDate],
  ['time', isTime],
  ['uuid', isUuid],
  ['uri', isUri],
  ['email', isEmail],
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
])

/** The test of a format, or null where it is an annotation. */
export function formatTest(format: string): ((text: string) => boolean) | null {
  return tests.get(format) ?? null
}

/** @see RFC 4122; either case, any version */
function isUuid(text: string): boolean {
  if (text.length !== 36) return false
  for (let i = 0; i < 36; i++) {
    const unit = text.charCodeAt(i)
    if (i === 8 || i === 13 || i === 18 || i === 23 ? unit !== 45 : !isHexDigit(unit)) return false
  }
  return true
}

/** A scheme, a colon and something behind it, all of it printable ASCII. @see RFC 3986 section 3 */
function isUri(text: string): boolean {
  const colon = text.indexOf(':')
  if (colon < 1 || !isLetter(text.charCodeAt(0))) return false
  for (let i = 1; i < colon; i++) {
    const unit = text.charCodeAt(i)
    const sign = unit === 43 || unit === 45 || unit === 46
    if (!isLetter(unit) && !isDigit(unit) && !sign) return false
  }
  for (let i = colon + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 128 || URI_UNITS[unit] === 0) return false
    if (unit === 37 && !isEscape(text, i)) return false
  }
  return text.length > colon + 1
}

function isEscape(text: string, at: number): boolean {
  return isHexDigit(text.charCodeAt(at + 1)) && isHexDigit(text.charCodeAt(at + 2))
}

/** Printable ASCII without the signs that no URI holds. */
const URI_UNITS = Uint8Array.from({ length: 128 }, (_, unit) =>
  unit > 32 && unit < 127 && !'"<>\\^`{|}'.includes(String.fromCharCode(unit)) ? 1 : 0,
)

/** Something, one `@`, and a host: what mail servers accept is wider than what grammars say. @see RFC 5321 */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at < 1 || at === text.length - 1 || text.length > 320) return false
  const quoted = text.charCodeAt(0) === 34 && text.charCodeAt(at - 1) === 34
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (i > at ? !isHostUnit(unit) : i < at && !quoted && (unit <= 32 || unit === 64)) return false
    if (i !== at && unit === 46 && (i === 0 || text.charCodeAt(i - 1) === 46)) return false
  }
  return quoted || text.charCodeAt(at - 1) !== 46
}

/** Letters, digits, `-`, `.`, what a literal address holds, and everything beyond ASCII. */
function isHostUnit(unit: number): boolean {
  return (
    isLetter(unit) ||
    isDigit(unit) ||
    unit === 45 ||
    unit === 46 ||
    unit === 58 ||
    unit === 91 ||
    unit === 93 ||
    unit >= 128
  )
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 65 && unit <= 70) || (unit >= 97 && unit <= 102)
}
