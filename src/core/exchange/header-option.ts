import { UsageError } from '../../errors.ts'
import { secretName } from '../text/secret-names.ts'
import { hasSecret } from '../text/secrets.ts'

/** Looks up an environment variable; undefined where it is not set. */
export type Environment = (name: string) => string | undefined

const reference = /(?<![A-Za-z0-9_])env:([A-Za-z_][A-Za-z0-9_]*)/g

/**
 * The field of `-H 'Name: value'`, with `env:NAME` replaced by what the environment holds.
 *
 * @throws UsageError when it is no header, when the variable is not set, and when it holds a literal
 * secret: a command line ends up in the shell's history, in process lists and in CI logs.
 * @example resolveHeader('Authorization: Bearer env:TOKEN', name => env[name])
 */
export function resolveHeader(text: string, env: Environment): readonly [string, string] {
  const colon = text.indexOf(':')
  const name = text.slice(0, colon).trim().toLowerCase()
  const value = text.slice(colon + 1).trim()
  if (colon < 1 || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    throw new UsageError("A header is written 'Name: value', such as 'Accept: application/json'.")
  }
  if (isLiteralSecret(name, value)) {
    throw new UsageError(
      `The value of header ${name} looks like a secret. ` +
        `Put it into an environment variable and write '${name}: ${schemeOf(value)}env:NAME'.`,
    )
  }
  return [name, resolveReferences(value, env, `header ${name}`)]
}

/**
 * The URL that a command was given, with `env:NAME` in its query replaced and escaped.
 *
 * @throws UsageError when it is no http or https URL, when a variable is not set, and when it holds a
 * literal secret. The message never shows the URL.
 */
export function resolveUrl(text: string, env: Environment): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      'That is not an http or https URL, such as https://api.acme.example/v1/orders.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      "The URL holds a user name or password. Leave them out and write -H 'Authorization: Basic env:NAME'.",
    )
  }
  for (const [name, value] of url.searchParams) {
    if (isLiteralSecret(name, value)) {
      throw new UsageError(
        'A parameter of the URL looks like a secret. ' +
          'Put its value into an environment variable and write env:NAME in its place.',
      )
    }
  }
  const resolve = (part: string): string =>
    resolveReferences(part, env, 'the URL', encodeURIComponent)
  return `${url.origin}${url.pathname}${resolve(url.search)}`
}

function isLiteralSecret(name: string, value: string): boolean {
  const literal = value.replace(reference, '').trim()
  if (literal === '' || literal === schemeOf(value).trim()) return false
  return secretName(name) !== null || hasSecret(value)
}

/** `Bearer ` of `Bearer abc`; `''` where there is only a value. */
function schemeOf(value: string): string {
  return /^[A-Za-z][A-Za-z-]*\s+(?=\S)/.exec(value)?.[0] ?? ''
}

function resolveReferences(
  text: string,
  env: Environment,
  place: string,
  escape: (value: string) => string = value => value,
): string {
  return text.replace(reference, (_, name: string) => {
    // A line end, as `$(cat file)` and `.env` files leave it, is never part of a secret.
    const value = env(name)?.trim() ?? ''
    if (value === '') {
      throw new UsageError(`The environment variable ${name}, named in ${place}, is not set.`)
    }
    if (/[\0\r\n]/.test(value)) {
      throw new UsageError(
        `The environment variable ${name}, named in ${place}, has several lines.`,
      )
    }
    return escape(value)
  })
}
