import { isObject } from '../../core/json/json.ts'
import { pagerDutyEvent } from '../../core/report/pagerduty-event.ts'
import type { PagerDutyConfig } from '../../ports/receivers.ts'
import { sent, type Tell, type Tools } from './receiver.ts'
import { ask, jsonOf, notItself, refusalOf } from './request.ts'
import { secretOf } from './secret-of.ts'

/** PagerDuty, Events API v2: an episode is one incident, found by its key. */
export function pagerDuty({ routingKey, api }: PagerDutyConfig, tools: Tools): Tell {
  const url = `${(api ?? 'https://events.pagerduty.com').replace(/\/+$/, '')}/v2/enqueue`
  return async (message, _receipt, signal) => {
    const event = { routing_key: secretOf(routingKey, tools), ...pagerDutyEvent(message) }
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(event)
    const asked = await ask({ method: 'POST', url, headers, body }, tools, signal)
    if ('failed' in asked) return asked.failed
    const refusal = refusalOf(asked.answer)
    if (refusal !== null) return refusal
    const said = jsonOf(asked.answer)
    const isTaken = said !== undefined && isObject(said) && said['status'] === 'success'
    return isTaken ? sent() : notItself(asked.answer)
  }
}
