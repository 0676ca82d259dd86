import type { AlertConfig } from '../../core/alert/alert-config.ts'
import type { Config } from '../../ports/config.ts'

/** What a configuration says about alerts, in one piece. */
export function alertsOf({ receivers = {}, routes, digest }: Config): AlertConfig {
  return {
    receivers: Object.keys(receivers),
    ...(routes === undefined ? {} : { routes }),
    ...(digest === undefined ? {} : { defaults: { digest } }),
  }
}
