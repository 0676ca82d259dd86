import { isObject, type JsonObject } from '../../core/json/json.ts'
import { slackMessage } from '../../core/report/slack-blocks.ts'
import type { Sent } from '../../ports/sender.ts'
import type { SlackBotConfig, SlackWebhookConfig } from '../../ports/receivers.ts'
import { pace } from './pace.ts'
import { notSent, sent, type Tell, type Tools } from './receiver.ts'
import { ask, jsonOf, notItself, refusalOf, type Answer } from './request.ts'
import { secretOf } from './secret-of.ts'

/** Slack takes one message a second in one channel. A little more, for clocks and networks that are not even. */
const PACE_MS = 1_100

/** Errors of the Web API that pass by themselves. */
const passing: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** Slack: an incoming webhook, or a bot, which can write threads. */
export function slack(config: SlackWebhookConfig | SlackBotConfig, tools: Tools): Tell {
  const wait = pace(PACE_MS, tools)
  const tell = 'webhook' in config ? byWebhook(config, tools) : byBot(config, tools)
  return async (message, receipt, signal) => {
    await wait(signal)
    return tell(message, receipt, signal)
  }
}

function byWebhook({ webhook }: SlackWebhookConfig, tools: Tools): Tell {
  return async (message, _receipt, signal) => {
    const url = secretOf(webhook, tools)
    const body = JSON.stringify({ ...slackMessage(message), ...quiet })
    const asked = await ask({ method: 'POST', url, headers: json, body }, tools, signal)
    if ('failed' in asked) return asked.failed
    const { answer } = asked
    const refusal = refusalOf(answer, codeOf(answer.body.trim()))
    if (refusal !== null) return refusal
    return answer.body.trim() === 'ok' ? sent() : saidNo(answer)
  }
}

function byBot({ token, channel, api }: SlackBotConfig, tools: Tools): Tell {
  const url = `${(api ?? 'https://slack.com/api').replace(/\/+$/, '')}/chat.postMessage`
  return async (message, receipt, signal) => {
    const thread = receipt?.['ts']
    const body = JSON.stringify({
      channel: receipt?.['channel'] ?? channel,
      ...slackMessage(message),
      ...quiet,
      ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
      // The end of it is for everybody who saw the beginning, not only for who follows the thread.
      ...(typeof thread === 'string' && message.transition === 'resolved'
        ? { reply_broadcast: true }
        : {}),
    })
    const headers = { ...json, authorization: `Bearer ${secretOf(token, tools)}` }
    const asked = await ask({ method: 'POST', url, headers, body }, tools, signal)
    if ('failed' in asked) return asked.failed
    const { answer } = asked
    const refusal = refusalOf(answer, errorOf(answer))
    if (refusal !== null) return refusal
    const said = jsonOf(answer)
    if (said === undefined || !isObject(said) || said['ok'] !== true) return saidNo(answer)
    return sent(typeof thread === 'string' ? receipt : threadOf(said))
  }
}

/** Later messages go beneath the first one. */
function threadOf({ ts, channel }: JsonObject): JsonObject | null {
  if (typeof ts !== 'string' || typeof channel !== 'string') return null
  return { ts, channel }
}

/** A success by its status that says no, or is none of Slack's answers. */
function saidNo(answer: Answer): Sent {
  const error = errorOf(answer) || codeOf(answer.body.trim())
  if (error === '') return notItself(answer)
  return notSent(`answered ${error}`, passing.has(error), answer.headers.get('retry-after') ?? null)
}

function errorOf(answer: Answer): string {
  const said = jsonOf(answer)
  if (said === undefined || !isObject(said)) return ''
  return typeof said['error'] === 'string' ? codeOf(said['error']) : ''
}

/** A code as Slack's are, and nothing that could be something else. */
function codeOf(text: string): string {
  return /^[a-z_]{1,40}$/.test(text) ? text : ''
}

const json = { 'content-type': 'application/json; charset=utf-8' }
const quiet = { link_names: false, parse: 'none', unfurl_links: false, unfurl_media: false }
