import { decodePercentFully } from '../text/percent.ts'
import { isSecretParameter } from '../text/secret-names.ts'
import { hasSecret } from '../text/secrets.ts'
import { MARK, URL_MARK } from './redaction-mark.ts'

const parts = /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is

/** Hides credentials in user info, path segments, query and fragment. Takes relative references too. */
export function redactUrl(url: string): string {
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] =
    parts.exec(url) ?? []
  return [
    scheme,
    redactAuthority(authority),
    path.split('/').map(redactSegment).join('/'),
    query && `?${redactPairs(query.slice(1))}`,
    fragment && `#${redactPairs(fragment.slice(1))}`,
  ].join('')
}

function redactAuthority(authority: string): string {
  const at = authority.lastIndexOf('@')
  // `ssh://git@host` names a protocol's user and opens nothing.
  if (at < 0 || authority.slice(2, at) === 'git') return authority
  return `//${URL_MARK}${authority.slice(at)}`
}

function redactSegment(segment: string): string {
  return hasSecret(decodePercentFully(segment)) ? MARK : segment
}

function redactPairs(query: string): string {
  return query
    .split('&')
    .map(pair => {
      const equals = pair.indexOf('=')
      if (equals < 0) return hasSecret(decodeParameter(pair)) ? MARK : pair
      const name = pair.slice(0, equals)
      const value = pair.slice(equals + 1)
      const shownName = hasSecret(decodeParameter(name)) ? MARK : name
      return `${shownName}=${redactParameter(decodeParameter(name), value)}`
    })
    .join('&')
}

function redactParameter(name: string, value: string): string {
  if (value === '') return value
  const decoded = decodeParameter(value)
  return isSecretParameter(name) || hasSecret(decoded) || hasSecret(decoded.replaceAll(' ', '+'))
    ? MARK
    : value
}

function decodeParameter(text: string): string {
  return decodePercentFully(text.replaceAll('+', ' '))
}
