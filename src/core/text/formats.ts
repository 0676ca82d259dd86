import { isDate, isDateTime, isTime } from './dates.ts'
import { isIpv4, isIpv6 } from './ip.ts'

/** The format classes that strings are counted in. A string can belong to several, or to none. */
export type FormatName =
  | 'date-time'
  | 'date'
  | 'time'
  | 'uuid'
  | 'ulid'
  | 'uri'
  | 'email'
  | 'ipv4'
  | 'ipv6'
  | 'hex'
  | 'base64'
  | 'jwt'
  | 'digits'
  | 'empty'

/** In the order of their bits in `formatMask`. Stored tallies depend on it: append, never reorder. */
export const formatNames: readonly FormatName[] = [
  'date-time',
  'date',
  'time',
  'uuid',
  'ulid',
  'uri',
  'email',
  'ipv4',
  'ipv6',
  'hex',
  'base64',
  'jwt',
  'digits',
  'empty',
]

const DATE_TIME = 1
const DATE = 2
const TIME = 4
const UUID = 8
const ULID = 16
const URI = 32
const EMAIL = 64
const IPV4 = 128
const IPV6 = 256
const HEX = 512
const BASE64 = 1024
const JWT = 2048
const DIGITS = 4096
const EMPTY = 8192

/** Longer strings are not looked at: reading them whole would cost more than the answer is worth. */
const MAX_LENGTH = 4096

/** The names of all classes that the text belongs to, in the order of `formatNames`. */
export function formatsOf(text: string): FormatName[] {
  const mask = formatMask(text)
  return formatNames.filter((_, bit) => (mask & (1 << bit)) !== 0)
}

// What a character can be a part of. White space and everything outside ASCII has no bit: no class admits it.
const DIGIT = 1
const HEX_LOWER = 2
const HEX_UPPER = 4
const LOWER = 8
const UPPER = 16
const DASH = 32
const COLON = 64
const DOT = 128
const AT = 256
const BASE64_SIGN = 512
const EQUALS = 1024
const UNDERSCORE = 2048
const OTHER = 4096
const CLASS = characterClasses()

/**
 * The classes as bits. One pass says which characters occur; only the classes that these admit are
 * then checked, and prose is left at its first space. Dates are real dates: 2023-02-29 is none.
 *
 * @see RFC 3339 for dates and times (a time has an offset), RFC 4122, RFC 3986, RFC 4648, RFC 7519.
 */
export function formatMask(text: string): number {
  const length = text.length
  if (length === 0) return EMPTY
  if (length > MAX_LENGTH) return 0
  let seen = 0
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    const part = unit < 128 ? (CLASS[unit] ?? 0) : 0
    if (part === 0) return 0
    seen |= part
  }
  if (seen === DIGIT) return DIGITS | (length === 26 && isUlid(text) ? ULID : 0)
  return (seen & DIGIT) === 0 ? maskWithoutDigits(text, seen) : maskWithDigits(text, seen)
}

function maskWithoutDigits(text: string, seen: number): number {
  if ((seen & AT) !== 0 && isEmail(text)) return EMAIL
  if ((seen & COLON) !== 0)
    return isUri(text) ? URI : (seen & OTHER) === 0 && isIpv6(text) ? IPV6 : 0
  return isBase64(text, seen) ? BASE64 : 0
}

function maskWithDigits(text: string, seen: number): number {
  const length = text.length
  let mask = 0
  if ((seen & COLON) !== 0) {
    if (length >= 20 && isDateTime(text)) return DATE_TIME
    if (isTime(text)) return TIME
    if (isUri(text)) return URI | ((seen & AT) !== 0 && isEmail(text) ? EMAIL : 0)
    if ((seen & ~(DIGIT | HEX_LOWER | HEX_UPPER | COLON | DOT)) === 0 && isIpv6(text)) return IPV6
  }
  if ((seen & AT) !== 0) return isEmail(text) ? EMAIL : 0
  if (length === 10 && seen === (DIGIT | DASH) && isDate(text)) return DATE
  if (length === 36 && (seen & ~(DIGIT | HEX_LOWER | HEX_UPPER | DASH)) === 0 && isUuid(text))
    return UUID
  if (seen === (DIGIT | DOT) && isIpv4(text)) return IPV4
  if (length >= 8 && (seen & ~DIGIT & ~HEX_LOWER) === 0) mask |= HEX
  else if (length >= 8 && (seen & ~DIGIT & ~HEX_UPPER) === 0) mask |= HEX
  if (length === 26 && isUlid(text)) mask |= ULID
  if (isBase64(text, seen)) mask |= BASE64
  if ((seen & DOT) !== 0 && isJwt(text)) mask |= JWT
  return mask
}

/** 26 digits of Crockford's base 32, in one case; the first is at most 7, or it would not fit 128 bits. */
function isUlid(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first < 48 || first > 55) return false
  return /^(?:[0-9A-HJKMNP-TV-Z]{26}|[0-9a-hjkmnp-tv-z]{26})$/.test(text)
}

function isUuid(text: string): boolean {
  for (let i = 0; i < 36; i++) {
    const dash = text.charCodeAt(i) === 45
    if (dash !== (i === 8 || i === 13 || i === 18 || i === 23)) return false
  }
  return true
}

/** An absolute URI with an authority, or of a scheme that needs none. `note:this` is prose, not a link. */
function isUri(text: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:urn|mailto|tel|data|did|spotify):)[^"<>\\^`{|}]+$/i.test(text) &&
    !/%(?![0-9a-f]{2})/i.test(text)
  )
}

/** The addresses that people have: no quotes, no comments, a domain with a dot. */
function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(
      text,
    )
  )
}

/** Mixed case and a digit, sign or padding, because a long word is base64 too, by its letters alone. */
function isBase64(text: string, seen: number): boolean {
  const length = text.length
  if (length < 16 || length % 4 !== 0) return false
  if ((seen & ~(DIGIT | HEX_LOWER | HEX_UPPER | LOWER | UPPER | BASE64_SIGN | EQUALS)) !== 0)
    return false
  if ((seen & (LOWER | HEX_LOWER)) === 0 || (seen & (UPPER | HEX_UPPER)) === 0) return false
  if ((seen & (DIGIT | BASE64_SIGN | EQUALS)) === 0) return false
  const padding = text.indexOf('=')
  return padding < 0 || padding === length - 1 || (padding === length - 2 && text.endsWith('=='))
}

/** Three parts of base64url; every JSON object starts with `eyJ` in it. */
function isJwt(text: string): boolean {
  return text.startsWith('eyJ') && /^[\w-]{10,}\.[\w-]{4,}\.[\w-]*$/.test(text)
}

function characterClasses(): Uint16Array {
  const table = new Uint16Array(128)
  for (let unit = 33; unit < 127; unit++) table[unit] = OTHER
  for (let unit = 48; unit < 58; unit++) table[unit] = DIGIT
  for (let unit = 65; unit < 91; unit++) table[unit] = unit < 71 ? HEX_UPPER : UPPER
  for (let unit = 97; unit < 123; unit++) table[unit] = unit < 103 ? HEX_LOWER : LOWER
  table[45] = DASH
  table[58] = COLON
  table[46] = DOT
  table[64] = AT
  table[43] = table[47] = BASE64_SIGN
  table[61] = EQUALS
  table[95] = UNDERSCORE
  return table
}
