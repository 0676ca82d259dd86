import type { CanaryTarget } from '../app/canary/target.ts'
import { connectorFor } from '../connectors/connector-for.ts'
import { connectorHeaders } from '../core/connector/request-of.ts'
import type { Headers } from '../core/exchange/exchange.ts'
import { resolveHeader, resolveUrl } from '../core/exchange/header-option.ts'
import { list, text, type Call } from './command.ts'
import type { Io } from './io.ts'

/** What a bare URL asks: one GET, with the headers of `-H` over those of the vendor. */
export function targetOfUrl(url: string, call: Call, { env }: Io): CanaryTarget {
  const variable = (name: string): string | undefined => env[name]
  const resolved = resolveUrl(url, variable)
  const name = text(call, 'name')
  const connector = connectorFor(resolved, name === undefined ? {} : { name })
  const given = list(call, 'header').map(field => resolveHeader(field, variable))
  const isGiven = (header: string): boolean => given.some(([other]) => other === header)
  const headers: Headers = [
    ...connectorHeaders(connector, variable).filter(([header]) => !isGiven(header)),
    ...given,
  ]
  return {
    monitor: connector.id,
    provider: connector.id,
    scope: connector.scope,
    connector,
    calls: [{ method: 'GET', url: resolved, headers }],
  }
}
