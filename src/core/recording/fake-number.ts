import type { TextHash } from '../text/siphash.ts'
import { fakeCharacters } from './fake-characters.ts'
import { fakeText } from './fake-text.ts'
import { noiseOf } from './noise.ts'

const identifies =
  /(?:^|[a-z0-9_-])(?:id|ids|no|number|nr|phone|mobile|fax|tel|zip|zip_?code|postal_?code|account|uid|gid|birth\w*)$|Id$|ID$/i
const locates = /^(?:lat|latitude|lng|lon|long|longitude)$/i

/** Integers with more digits name something: an id, a phone number, a moment. */
const MAX_PLAIN_DIGITS = 6

/**
 * A number of the same kind and magnitude in place of one that may name somebody: ids by their key or their
 * length, and coordinates. All others are kept, since shapes and sums are what a recording is for. An id
 * becomes what its digits become in a URL.
 */
export function fakeNumber(value: number, key: string, hash: TextHash): number {
  const text = String(Math.abs(value))
  const sign = value < 0 ? -1 : 1
  // JSON can spell what no number can hold, and cannot write it again.
  if (!Number.isFinite(value)) return sign * Number.MAX_VALUE
  if (!Number.isInteger(value)) {
    if (!locates.test(key) || !/^\d+\.\d+$/.test(text)) return value
    const [whole = '', fraction = ''] = text.split('.')
    const fake = fakeCharacters(`1${fraction}`, noiseOf(text, hash)).slice(1)
    // The last digit must stay, or the number gets shorter.
    return sign * Number(`${whole}.${fake.slice(0, -1)}${fraction.slice(-1)}`)
  }
  if (!/^\d+$/.test(text) || text === '0') return value
  if (!identifies.test(key) && text.length <= MAX_PLAIN_DIGITS) return value
  return sign * Number(fakeText(text, hash))
}
