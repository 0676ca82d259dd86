import { z } from 'zod'
import { readPolicy } from '../../core/alert/read-policy.ts'
import type { Config } from '../../ports/config.ts'
import { alertsOf } from './alerts-of.ts'
import { checkAgainst } from './check.ts'
import { duration, headers, text, url } from './fields.ts'
import { problemAt } from './load-module.ts'
import { receiver } from './receiver-schema.ts'
import { digest, route } from './route-schema.ts'

const connector = z.strictObject({
  connector: text.exactOptional(),
  url: url.exactOptional(),
  headers: headers.exactOptional(),
  version: text.exactOptional(),
  scope: text.exactOptional(),
})

const gate = z.strictObject({
  reads: z.record(text, z.array(text)),
  ifUnknown: z.enum(['run', 'hold']).exactOptional(),
  staleAfter: duration.exactOptional(),
})

const heartbeat = z.custom<string>(
  value => typeof value === 'string' && /^(?:https?:\/\/|env:[A-Za-z_]\w*$)/.test(value),
  "expected a URL with http or https, or 'env:NAME' for one that is a secret",
)

const account = z.strictObject({
  perDay: z.int().min(1).exactOptional(),
  quota: z.strictObject({ limit: z.int().min(1), per: duration }).exactOptional(),
  costPerRequest: z.number().min(0).exactOptional(),
})

const budget = z.strictObject({
  share: z.number().min(0).max(1).exactOptional(),
  accounts: z.record(text, account).exactOptional(),
})

const config = z.strictObject({
  registry: text.exactOptional(),
  contracts: text.exactOptional(),
  recordings: text.exactOptional(),
  monitors: text.exactOptional(),
  connectors: z.record(text, connector).exactOptional(),
  receivers: z.record(text, receiver).exactOptional(),
  routes: z.array(route).exactOptional(),
  digest: digest.exactOptional(),
  gates: z.record(text, gate).exactOptional(),
  heartbeat: heartbeat.exactOptional(),
  budget: budget.exactOptional(),
  privacy: z.strictObject({ keepValues: z.array(text).exactOptional() }).exactOptional(),
  defaults: z
    .strictObject({
      timeout: duration.exactOptional(),
      failOn: z.enum(['error', 'warning', 'info', 'never']).exactOptional(),
    })
    .exactOptional(),
})

/** @throws InputError that points at the key. */
export function checkConfig(value: unknown, path: string): Config {
  const checked = checkAgainst<Config>(config, value, path)
  checkAlerts(checked, path)
  return checked
}

/** The parts that only make sense together: a route to a receiver that is not there, a time zone that is none. */
function checkAlerts(checked: Config, path: string): void {
  const { routes, ...others } = alertsOf(checked)
  const shared = readPolicy(others)
  if (!shared.ok) throw problemAt(path, ['digest'], shared.problem, 'Correct it and try again.')
  for (const [index, route] of (routes ?? []).entries()) {
    const read = readPolicy({ ...others, routes: [route] })
    if (!read.ok)
      throw problemAt(path, ['routes', index], read.problem, 'Correct it and try again.')
  }
}
