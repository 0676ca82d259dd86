import type { Headers } from '../exchange/exchange.ts'
import type { TextHash } from '../text/siphash.ts'
import { fakeText } from './fake-text.ts'
import { fakeReference, fakeUrl } from './fake-url.ts'

/** Headers whose values say how an API works, not who asked. */
const plainHeaders =
  /^(?:content-type|content-language|accept|accept-language|allow|vary|cache-control|retry-after|deprecation|sunset|api-version|x-total(?:-count)?|x-ratelimit-(?:limit|remaining|used|resource)|ratelimit(?:-policy|-limit|-remaining)?|access-control-(?:allow|expose)-(?:headers|methods)|x-github-(?:api-version|api-version-selected|media-type)|stripe-version|x-shopify-api-version)$/

/** Headers that hold URLs: which relations there are is worth keeping. */
const urlHeaders: ReadonlySet<string> = new Set(['link', 'location', 'content-location'])

export function recordHeaders(headers: Headers, hash: TextHash): Headers {
  return headers
    .filter(([name]) => plainHeaders.test(name) || urlHeaders.has(name))
    .map(([name, value]): [string, string] => [
      name,
      urlHeaders.has(name) ? fakeUrls(value, hash) : value,
    ])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function fakeUrls(value: string, hash: TextHash): string {
  const fake = (piece: string): string => fakeText(piece, hash)
  if (!value.includes('<'))
    return value.includes('://') ? fakeUrl(value, hash, fake) : fakeReference(value, fake)
  return value.replace(/<([^>]*)>/g, (_, url: string) => {
    return `<${url.includes('://') ? fakeUrl(url, hash, fake) : fakeReference(url, fake)}>`
  })
}
