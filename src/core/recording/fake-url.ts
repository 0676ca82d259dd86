import type { TextHash } from '../text/siphash.ts'
import { noiseOf } from './noise.ts'
import { fakeHost } from './fake-host.ts'

/**
 * A URL of the same length and build with a host that nobody owns. Each piece becomes what it becomes
 * elsewhere, so an id in a path still belongs to its record. Names of template variables (`{?page}`) stay.
 *
 * @param fake makes the fake of one piece.
 */
export function fakeUrl(url: string, hash: TextHash, fake: (piece: string) => string): string {
  const [, scheme = '', user = '', host = '', port = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*@)?([^/?#:]*)(:\d*)?(.*)$/is.exec(url) ?? []
  const shownUser = user === '' || user === 'redacted@' ? user : `${fake(user.slice(0, -1))}@`
  return `${scheme}${shownUser}${fakeHostText(host, hash, fake)}${port}${fakeReference(rest, fake)}`
}

/** The part after the host: path, query, fragment. */
export function fakeReference(reference: string, fake: (piece: string) => string): string {
  return reference
    .split(/(\{[^{}]*\}|\[redacted\]|[/?#&=;,:+@!$'()*~|]+)/)
    .map((piece, i) => (i % 2 === 1 || piece === '' ? piece : fakeEscaped(piece, fake)))
    .join('')
}

/** Escapes of marks stay, all others become that of `_`: they stood for a letter. */
function fakeEscaped(piece: string, fake: (piece: string) => string): string {
  return piece
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, i) => {
      if (i % 2 === 0) return part === '' ? part : fake(part)
      return Number.parseInt(part.slice(1), 16) < 48 ? part : '%5F'
    })
    .join('')
}

/** Loopback and names for examples say nothing. */
function fakeHostText(host: string, hash: TextHash, fake: (piece: string) => string): string {
  const isNobodys = /^(?:localhost|127\.0\.0\.1|\[::1\])$|\.(?:example|test)$/.test(host)
  if (host === '' || isNobodys) return host
  return /^[\d.]+$/.test(host) ? fake(host) : fakeHost(host, noiseOf(host, hash))
}
