import { z } from 'zod'
import type { Config } from '../../ports/config.ts'
import { checkAgainst } from './check.ts'
import { duration, headers, text, url } from './fields.ts'

const connector = z.strictObject({
  connector: text.exactOptional(),
  url: url.exactOptional(),
  headers: headers.exactOptional(),
  version: text.exactOptional(),
  scope: text.exactOptional(),
})

const config = z.strictObject({
  registry: text.exactOptional(),
  contracts: text.exactOptional(),
  recordings: text.exactOptional(),
  monitors: text.exactOptional(),
  connectors: z.record(text, connector).exactOptional(),
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
  return checkAgainst<Config>(config, value, path)
}
