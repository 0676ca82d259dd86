import { fakeCharacters } from './fake-characters.ts'
import { pick, type Noise } from './noise.ts'

/**
 * A host name of the same length that nobody can own.
 *
 * @see RFC 2606 for the names kept for examples and tests.
 */
export function fakeHost(host: string, noise: Noise): string {
  for (const suffix of ['.example', '.test']) {
    const own = host.length - suffix.length
    if (own > 0) return `${letters(own, noise)}${suffix}`
  }
  return fakeCharacters(host, noise)
}

/** Labels have at most 63 characters. */
function letters(length: number, noise: Noise): string {
  let text = ''
  for (let i = 0; i < length; i++) {
    const isDot = i > 0 && i < length - 1 && i % 60 === 0
    text += isDot ? '.' : pick('abcdefghijklmnopqrstuvwxyz', noise)
  }
  return text
}
