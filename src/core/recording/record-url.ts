import { splitOperation } from '../exchange/subject.ts'
import { keySigns } from '../text/key-signs.ts'
import type { TextHash } from '../text/siphash.ts'
import { keyFaker } from './fake-key.ts'
import { fakeText } from './fake-text.ts'
import { fakeReference } from './fake-url.ts'

const MAX_LENGTH = 2000

/** Host and words of the path stay, since they name the operation; what the template calls data is faked. */
export function recordUrl(url: string, operation: string, hash: TextHash): string {
  const [, origin = '', path = '', query = ''] =
    /^([a-z]+:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(url) ?? []
  const template = splitOperation(operation).path.split('/')
  const segments = path.split('/')
  // A base path stands in front of what the template tells.
  const ahead = Math.max(0, segments.length - template.length)
  const shown = segments.map((segment, i) => {
    const isData = template[i - ahead]?.includes('{') ?? keySigns(segment).kind !== null
    return isData ? fakeReference(segment, piece => fakeText(piece, hash)) : segment
  })
  const parameters = query === '' ? '' : `?${recordQuery(query.slice(1), hash)}`
  return `${origin}${shown.join('/')}${parameters}`.slice(0, MAX_LENGTH)
}

/** Small numbers, for page sizes and page numbers say what was asked for, and the words that are no data in JSON either. */
export function isPlainText(value: string): boolean {
  return /^(?:\d{1,4}|true|false|null)$/.test(value)
}

function recordQuery(query: string, hash: TextHash): string {
  const pairs = query.split('&')
  const fakeKey = keyFaker(
    pairs.map(pair => pair.split('=', 1)[0] ?? ''),
    hash,
  )
  return pairs
    .map(pair => {
      const equals = pair.indexOf('=')
      if (equals < 0) return fakeReference(pair, piece => fakeText(piece, hash))
      const value = pair.slice(equals + 1)
      const shown = isPlainText(value)
        ? value
        : fakeReference(value, piece => fakeText(piece, hash))
      return `${fakeKey(pair.slice(0, equals))}=${shown}`
    })
    .join('&')
}
