import { MARK } from '../exchange/redaction-mark.ts'
import type { TextHash } from '../text/siphash.ts'
import { fakeCharacters, fakeHex } from './fake-characters.ts'
import { fakeDate, fakeTime } from './fake-date.ts'
import { fakeHost } from './fake-host.ts'
import { fakeUrl } from './fake-url.ts'
import { noiseOf, pick, type Noise } from './noise.ts'
import { privateKinds } from './private-text.ts'

/**
 * A text of the same format and length that says nothing: letters for letters in the same case, digits
 * for digits, marks as they are; dates are dates, addresses are addresses. The same text always becomes
 * the same fake, so that what belonged together still does.
 */
export function fakeText(text: string, hash: TextHash): string {
  if (text === '' || text.startsWith('[redacted')) return text
  let fake = text
  // A draw can hit the text itself where it is short, and a check digit where it is a number.
  for (let salt = 0; salt < 4 && (fake === text || hasCheckDigits(fake)); salt++) {
    fake = fakeOnce(text, noiseOf(salt === 0 ? text : `${salt} ${text}`, hash), hash)
  }
  return fake
}

/** Whether a text could be a card or an account by its check digits: one in a hundred that were drawn. */
function hasCheckDigits(text: string): boolean {
  return /^[A-Z0-9 -]{13,42}$/.test(text) && privateKinds(text).length > 0
}

type Maker = (text: string, noise: Noise, hash: TextHash) => string

const formats: readonly (readonly [RegExp, Maker])[] = [
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, fakeUuid],
  [/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/i, fakeDate],
  [/^\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/i, fakeTime],
  [
    /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
    (text, _, hash) => fakeUrl(text, hash, piece => fakeText(piece, hash)),
  ],
  [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, fakeEmail],
  [/^(?:\d{1,3}\.){3}\d{1,3}$/, fakeIpv4],
  [/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, fakeUlid],
  [/^(?:[0-9a-f]+|[0-9A-F]+)$/, fakeHex],
  [/^(?=(?:.*:){2})[0-9a-f:]+$/i, fakeHex],
  [/^[0-9a-f:]*:[0-9a-f:]*:(?:\d{1,3}\.){3}\d{1,3}$/i, fakeMappedIp],
]

function fakeOnce(text: string, noise: Noise, hash: TextHash): string {
  if (text.includes(MARK)) {
    return text
      .split(MARK)
      .map(part => fakeText(part, hash))
      .join(MARK)
  }
  const format = formats.find(([pattern]) => pattern.test(text))
  return format ? format[1](text, noise, hash) : fakeCharacters(text, noise)
}

/** Version and variant stay: they are part of the format. */
function fakeUuid(text: string, noise: Noise): string {
  const fake = fakeHex(text, noise)
  return `${fake.slice(0, 14)}${text.charAt(14)}${fake.slice(15, 19)}${text.charAt(19)}${fake.slice(20)}`
}

function fakeEmail(text: string, noise: Noise): string {
  const at = text.lastIndexOf('@')
  return `${fakeCharacters(text.slice(0, at), noise)}@${fakeHost(text.slice(at + 1), noise)}`
}

function fakeIpv4(text: string, noise: Noise): string {
  return text.replace(/\d+/g, ({ length }) => {
    if (length === 1) return String(1 + noise(9))
    return String(length === 2 ? 10 + noise(90) : 100 + noise(150))
  })
}

/** IPv6 that ends like IPv4. */
function fakeMappedIp(text: string, noise: Noise): string {
  const end = text.lastIndexOf(':') + 1
  return fakeHex(text.slice(0, end), noise) + fakeIpv4(text.slice(end), noise)
}

/** The first character holds three bits. What is hexadecimal or digits too stays so. */
function fakeUlid(text: string, noise: Noise): string {
  const letters = /^[0-9A-F]+$/.test(text) ? 'ABCDEF' : 'ABCDEFGHJKMNPQRSTVWXYZ'
  const rest = text
    .slice(1)
    .replace(/./g, char => pick(/\d/.test(char) ? '0123456789' : letters, noise))
  return pick('01234567', noise) + rest
}
