import type { Exchange, Headers } from '../exchange/exchange.ts'
import { headerOf } from '../exchange/headers.ts'
import type { Environment } from '../exchange/header-option.ts'
import { UsageError } from '../../errors.ts'
import type { Connector, Stream } from './connector.ts'

/**
 * The absolute URL of a stream.
 *
 * @param parameters values for the path's parameters; they win over the sample.
 * @throws UsageError when a parameter has no value.
 */
export function streamUrl(
  connector: Connector,
  stream: Stream,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const values = { ...stream.sample, ...parameters }
  const path = stream.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (!value) {
      throw new UsageError(`${stream.operation} of ${connector.id} needs a value for ${name}.`)
    }
    return encodeURIComponent(value)
  })
  return `${connector.baseUrl}${path}`
}

/**
 * The headers that every request to the vendor carries: its own, the pinned version, the credential.
 *
 * @throws UsageError when the credential is needed and its variable is not set.
 */
export function connectorHeaders(connector: Connector, env: Environment): Headers {
  const { auth, headers, version } = connector
  return [
    ...headers,
    ...(version ? [[version.requestHeader, version.pin] as const] : []),
    ...credential(auth, env),
  ]
}

function credential(auth: Connector['auth'], env: Environment): Headers {
  if (auth.kind === 'none') return []
  const token = env(auth.env)?.trim() ?? ''
  if (token !== '') return [['authorization', `Bearer ${token}`]]
  if (auth.optional) return []
  throw new UsageError(`The environment variable ${auth.env} is not set; it holds the token.`)
}

/** The version that the vendor says it served, or `''`. */
export function servedVersion(connector: Connector, exchange: Exchange): string {
  const echo = connector.version?.echoHeader
  return echo ? (headerOf(exchange.response.headers, echo) ?? '') : ''
}
