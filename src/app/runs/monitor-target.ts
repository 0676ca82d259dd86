import type { CanaryChecks, CanaryTarget } from '../canary/target.ts'
import { connectorFor } from '../../connectors/connector-for.ts'
import { connectorNamed } from '../../connectors/connector-named.ts'
import { connectorHeaders, streamUrl } from '../../core/connector/request-of.ts'
import type { Connector } from '../../core/connector/connector.ts'
import type { Contract } from '../../core/contract/contract.ts'
import { resolveHeader, resolveUrl, type Environment } from '../../core/exchange/header-option.ts'
import { overrideHeaders } from '../../core/exchange/headers.ts'
import type { Headers } from '../../core/exchange/exchange.ts'
import { splitOperation } from '../../core/exchange/subject.ts'
import type { Json } from '../../core/json/json.ts'
import type {
  MonitorDefinition,
  OperationTarget,
  RequestTarget,
} from '../../core/monitor/definition.ts'
import { UsageError } from '../../errors.ts'
import type { ConnectorConfig, Settings } from '../../ports/config.ts'

export interface TargetContext {
  readonly env: Environment
  readonly connectors: Settings['connectors']
  /** The pinned contract of a provider, or null. */
  readonly pin: (provider: string) => Promise<Contract | null>
}

/** Provider and scope of a monitor, which need no secret. */
export function whoIsAsked(
  { target }: Pick<MonitorDefinition, 'target'>,
  connectors: Settings['connectors'],
): { readonly provider: string; readonly scope: string } {
  if (typeof target === 'string') return scoped(connectorFor(safeUrl(target)).id, {}, connectors)
  if ('operation' in target) return scoped(target.provider, target, connectors)
  const name = target.provider === undefined ? {} : { name: target.provider }
  return scoped(connectorFor(safeUrl(target.url), name).id, target, connectors)
}

/**
 * What a run of a monitor asks, with its secrets in place.
 *
 * @throws UsageError when a variable is not set, or the operation is not known.
 */
export async function monitorTarget(
  { name, target }: Pick<MonitorDefinition, 'name' | 'target'>,
  context: TargetContext,
  checks: CanaryChecks | null,
): Promise<CanaryTarget> {
  if (typeof target === 'string') return requestTarget(name, { url: target }, context, checks)
  return 'operation' in target
    ? operationTarget(name, target, context, checks)
    : requestTarget(name, target, context, checks)
}

function requestTarget(
  monitor: string,
  target: RequestTarget,
  { env, connectors }: TargetContext,
  checks: CanaryChecks | null,
): CanaryTarget {
  const url = resolveUrl(target.url, env)
  const named = target.provider === undefined ? {} : { name: target.provider }
  const connector = connectorFor(url, named)
  const config = connectors[connector.id] ?? {}
  const { provider, scope } = scoped(connector.id, target, connectors)
  const headers = headersOf(connector, config, target.headers ?? {}, env)
  const call = {
    method: (target.method ?? 'GET').toUpperCase(),
    url,
    ...bodyOf(target.body, headers),
  }
  return { monitor, provider, scope, connector, calls: [call], checks }
}

async function operationTarget(
  monitor: string,
  target: OperationTarget,
  { env, connectors, pin }: TargetContext,
  checks: CanaryChecks | null,
): Promise<CanaryTarget> {
  const config = connectors[target.provider] ?? {}
  const vendor = connectorNamed(config.connector ?? target.provider)
  const contract = vendor === null ? await pin(target.provider) : null
  const baseUrl = config.url ?? vendor?.baseUrl ?? absolute(contract?.servers ?? [])
  if (baseUrl === undefined) {
    throw new UsageError(
      `Monitor ${monitor}: where ${target.provider} is to be asked is not known. Pin its contract, or write connectors: { '${target.provider}': { url: 'https://…' } } in tidemark.config.ts.`,
    )
  }
  const own = resolveUrl(baseUrl, env).replace(/\/$/, '')
  const connector = {
    ...(vendor ?? connectorFor(own, { name: target.provider })),
    id: target.provider,
    baseUrl: own,
  }
  const { provider, scope } = scoped(target.provider, target, connectors)
  const url = urlOf(target, connector, contract)
  const headers = headersOf(connector, config, {}, env)
  const { method } = splitOperation(target.operation)
  const call = { method, url, ...bodyOf(target.body, headers) }
  return { monitor, provider, scope, connector, calls: [call], checks }
}

/** Path parameters in their places; what is no path parameter goes into the query. */
function urlOf(target: OperationTarget, connector: Connector, contract: Contract | null): string {
  const { path } = splitOperation(target.operation)
  const stream = connector.streams.find(({ operation }) => operation === target.operation)
  if (stream === undefined && contract !== null && !isIn(contract, target.operation)) {
    throw new UsageError(
      `${target.provider} has no operation ${target.operation} in its pin. Pin it with --operations, or correct the monitor.`,
    )
  }
  const given = Object.entries(target.parameters ?? {}).map(([key, value]) => [key, String(value)])
  const inPath = given.filter(([key]) => path.includes(`{${key}}`))
  const inQuery = given.filter(([key]) => !path.includes(`{${key}}`))
  const plain = { operation: target.operation, path, sample: {} }
  const url = new URL(streamUrl(connector, stream ?? plain, Object.fromEntries(inPath)))
  for (const [key = '', value = ''] of inQuery) url.searchParams.set(key, value)
  return url.href
}

function isIn({ operations }: Contract, key: string): boolean {
  return operations.some(operation => operation.key === key)
}

function absolute(servers: readonly string[]): string | undefined {
  return servers.find(server => /^https?:/.test(server) && URL.canParse(server))
}

/** The vendor's own, over them those of the configuration, over them those of the monitor. */
function headersOf(
  connector: Connector,
  config: ConnectorConfig,
  own: Readonly<Record<string, string>>,
  env: Environment,
): Headers {
  const given = { ...lowerKeys(config.headers ?? {}), ...lowerKeys(own) }
  const resolved = Object.entries(given).map(([name, value]) =>
    resolveHeader(`${name}: ${value}`, env),
  )
  const version =
    connector.version && config.version
      ? { ...connector.version, pin: config.version }
      : connector.version
  // A credential of one's own makes that of the vendor needless.
  const auth = resolved.some(([name]) => name === 'authorization')
    ? ({ kind: 'none' } as const)
    : connector.auth
  return overrideHeaders(connectorHeaders({ ...connector, version, auth }, env), resolved)
}

function bodyOf(
  body: Json | undefined,
  headers: Headers,
): { readonly headers: Headers; readonly body?: string } {
  if (body === undefined) return { headers }
  const json: Headers = [['content-type', 'application/json']]
  return { headers: overrideHeaders(json, headers), body: JSON.stringify(body) }
}

function scoped(
  provider: string,
  { scope }: { readonly scope?: string },
  connectors: Settings['connectors'],
): { readonly provider: string; readonly scope: string } {
  return { provider, scope: scope ?? connectors[provider]?.scope ?? 'default' }
}

function lowerKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]),
  )
}

/** Without its query, which may name variables. */
function safeUrl(url: string): string {
  return url.replace(/[?#].*$/s, '')
}
