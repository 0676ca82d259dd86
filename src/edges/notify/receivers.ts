import type { ReceiverConfig } from '../../ports/receivers.ts'
import { email } from './email.ts'
import { githubIssue } from './github-issue.ts'
import { pagerDuty } from './pagerduty.ts'
import type { Tell, Tools } from './receiver.ts'
import { slack } from './slack.ts'
import { webhook } from './webhook.ts'

type Kind = ReceiverConfig['kind']

type Receivers = {
  readonly [K in Kind]: (
    config: Extract<ReceiverConfig, { readonly kind: K }>,
    tools: Tools,
    name: string,
  ) => Tell
}

/** Every kind of receiver. */
export const receivers: Receivers = {
  email,
  slack,
  webhook,
  pagerduty: pagerDuty,
  github: githubIssue,
}

/** A receiver by its configuration. */
export function openReceiver(config: ReceiverConfig, tools: Tools, name: string): Tell {
  switch (config.kind) {
    case 'email':
      return receivers.email(config, tools, name)
    case 'slack':
      return receivers.slack(config, tools, name)
    case 'webhook':
      return receivers.webhook(config, tools, name)
    case 'pagerduty':
      return receivers.pagerduty(config, tools, name)
    default:
      return receivers.github(config, tools, name)
  }
}
