import { connectorNamed } from '../../connectors/connector-named.ts'
import { connectorHeaders } from '../../core/connector/request-of.ts'
import type { Headers } from '../../core/exchange/exchange.ts'
import { resolveHeader, type Environment } from '../../core/exchange/header-option.ts'
import type { ConnectorConfig } from '../../ports/config.ts'

/**
 * The headers that all requests to a provider carry: those given, over those configured, over those of its connector.
 *
 * @throws UsageError when a variable is not set.
 */
export function settledHeaders(
  provider: string,
  config: ConnectorConfig | undefined,
  given: Headers,
  env: Environment,
): Headers {
  const configured = Object.entries(config?.headers ?? {}).map(([name, value]) =>
    resolveHeader(`${name}: ${value}`, env),
  )
  const vendor = config === undefined ? null : connectorNamed(config.connector ?? provider)
  const layers = [given, configured, vendor === null ? [] : connectorHeaders(vendor, env)]
  const fields = new Map<string, string>()
  for (const layer of layers.reverse()) for (const [name, value] of layer) fields.set(name, value)
  return [...fields]
}
