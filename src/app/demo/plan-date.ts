import type { CanaryTarget, PlannedCall } from '../canary/target.ts'
import { connectorHeaders } from '../../core/connector/request-of.ts'
import type { Connector } from '../../core/connector/connector.ts'
import type { Headers } from '../../core/exchange/exchange.ts'
import type { DatedTraffic, RecordedCall } from '../../ports/traffic.ts'

/** What one date is asked: calls that an earlier date was asked too, and new ones. */
export interface DatePlan {
  readonly known: CanaryTarget
  readonly fresh: CanaryTarget
}

/**
 * Plans a date's calls, each address of a scenario once with and once without a token, as a monitor would. New calls are kept apart: what
 * they answer is no drift, nobody asked before.
 *
 * @param asked what earlier dates were asked; the new calls are added.
 * @param headers that tell the server which scenario a call belongs to.
 */
export function planDate(
  { calls }: DatedTraffic,
  connector: Connector,
  headers: (call: RecordedCall) => Headers,
  asked: Set<string>,
): DatePlan {
  const known: PlannedCall[] = []
  const fresh: PlannedCall[] = []
  const planned = new Set<string>()
  for (const call of calls) {
    const isAuthorized = call.requestHeaders.some(([name]) => name === 'authorization')
    const key = `${call.scenario} ${call.method} ${call.path} ${isAuthorized ? 'token' : ''}`
    if (planned.has(key)) continue
    planned.add(key)
    const list = asked.has(key) ? known : fresh
    list.push(planOf(call, connector, headers(call)))
    asked.add(key)
  }
  const target = { monitor: 'github', provider: connector.id, scope: connector.scope, connector }
  return { known: { ...target, calls: known }, fresh: { ...target, calls: fresh } }
}

function planOf(call: RecordedCall, connector: Connector, scenario: Headers): PlannedCall {
  const contentType = call.requestHeaders.filter(([name]) => name === 'content-type')
  return {
    method: call.method,
    url: `${connector.baseUrl}${call.path}`,
    headers: [...connectorHeaders(connector, () => undefined), ...contentType, ...scenario],
    ...(call.requestBody === '' ? {} : { body: call.requestBody }),
  }
}
