import type { Duration } from '../monitor/duration.ts'
import type { MaintenanceWindow } from '../monitor/definition.ts'

/** What a user writes about alerts in `tidemark.config.ts`. */
export interface AlertConfig {
  /** Names of all that is configured to receive alerts. */
  readonly receivers: readonly string[]
  /** What holds for every route that does not say otherwise. */
  readonly defaults?: RouteTiming
  /** In this order; what none of them takes goes to every receiver. Without any, everything goes to every receiver. */
  readonly routes?: readonly RouteConfig[]
  readonly maintenance?: readonly MaintenanceConfig[]
}

export interface RouteConfig extends RouteTiming {
  /** Labels and the values that they must have. */
  readonly match?: Readonly<Record<string, string>>
  /** The same with operators: `provider=~"git(hub|lab)"`, `team!=crm`. */
  readonly matchers?: readonly string[]
  /** That of the route above unless told. */
  readonly receiver?: string
  /** Whether the routes after it are asked too. */
  readonly continue?: boolean
  readonly routes?: readonly RouteConfig[]
}

export interface RouteTiming {
  /** `['provider', 'scope']` unless told: one upgrade of a provider is one thread. */
  readonly groupBy?: readonly string[]
  /** `30s` unless told. */
  readonly groupWait?: Duration
  /** `5m` unless told. */
  readonly groupInterval?: Duration
  /** `4h` unless told. */
  readonly repeatInterval?: Duration
  /** When alerts that wake nobody are told; `false`: at once, like all others. Daily at 08:00 UTC unless told. */
  readonly digest?: DigestConfig | false
}

export interface DigestConfig {
  /** Weekly digests come on Mondays. */
  readonly every?: 'day' | 'week'
  /** `08:00`, on a 24 hour clock. */
  readonly at?: string
  readonly timeZone?: string
}

export type MaintenanceConfig = MaintenanceWindow & {
  readonly match?: Readonly<Record<string, string>>
  readonly matchers?: readonly string[]
}
