import type { AlertConfig, DigestConfig, RouteConfig } from '../core/alert/alert-config.ts'
import type { Duration } from '../core/monitor/duration.ts'
import type { Level } from '../core/rules/finding.ts'
import type { ReceiverConfig } from './receivers.ts'

/** `tidemark.config.ts`. All of it can be left out. Paths are relative to the file. */
export interface Config {
  /** `postgres://…`, or the path of a SQLite file. TIDEMARK_REGISTRY goes before it. `.tidemark/registry.db` unless told. */
  readonly registry?: string
  /** Folder of pins and baselines. `contracts` unless told. */
  readonly contracts?: string
  /** `recordings` unless told. */
  readonly recordings?: string
  /** `monitors` unless told. */
  readonly monitors?: string
  /** By provider: how its API is reached. */
  readonly connectors?: Readonly<Record<string, ConnectorConfig>>
  /** Who is told, by a name of your own. */
  readonly receivers?: Readonly<Record<string, ReceiverConfig>>
  /** Who is told of what, in this order; what none takes goes to every receiver. Without any, everything does. */
  readonly routes?: readonly RouteConfig[]
  /** When alerts that wake nobody are told; `false`: at once, like all others. Daily at 08:00 UTC unless told. */
  readonly digest?: DigestConfig | false
  /** By the name of a sync: what it reads, so that it is held when that drifts. */
  readonly gates?: Readonly<Record<string, GateConfig>>
  /** Asked with GET after each cycle of `watch`, so that its silence is noticed: a URL, or `env:NAME` that holds it. */
  readonly heartbeat?: string
  readonly budget?: BudgetConfig
  readonly privacy?: PrivacyConfig
  readonly defaults?: DefaultsConfig
}

export interface ConnectorConfig {
  /** Which connector speaks to it: `github`, `http`. The provider's own name unless told. */
  readonly connector?: string
  readonly url?: string
  /** `Authorization: 'Bearer env:TOKEN'`; a literal secret is refused. */
  readonly headers?: Readonly<Record<string, string>>
  /** The API version to ask for. */
  readonly version?: string
  /** Account and environment; `default` unless told. */
  readonly scope?: string
}

export interface GateConfig {
  /** By provider: the operations that it reads, as globs over `GET /v1/orders`; `**` for all of them. */
  readonly reads: Readonly<Record<string, readonly string[]>>
  /** What the sync does when nothing is known of it. `run` unless told. */
  readonly ifUnknown?: 'run' | 'hold'
  /** After this long without a look nothing is known of it any more. Never unless told. */
  readonly staleAfter?: Duration
}

/** How many requests a day all monitors together may make. */
export interface BudgetConfig {
  /** Of the quota that a provider is known to grant, 0 to 1; 0.01 unless told. */
  readonly share?: number
  /** By account: the provider's name, with `/scope` where that is not `default`. */
  readonly accounts?: Readonly<Record<string, AccountConfig>>
}

export interface AccountConfig {
  /** A cap of one's own, in place of the share. */
  readonly perDay?: number
  /** What the provider grants, where its answers do not say so. */
  readonly quota?: { readonly limit: number; readonly per: Duration }
  /** In any currency, for `doctor`. */
  readonly costPerRequest?: number
}

export interface PrivacyConfig {
  /** Globs over places whose values may be kept in clear: `/items/*\/status`. */
  readonly keepValues?: readonly string[]
}

export interface DefaultsConfig {
  readonly timeout?: Duration
  /** From which level on findings make a command exit with 1. `error` unless told. */
  readonly failOn?: Level | 'never'
}

/** The configuration as it is in force: with every default, every path absolute. */
export interface Settings {
  /** Null where there is none and all is default. */
  readonly file: string | null
  /** Where the configuration lies, or where the search for it began. */
  readonly folder: string
  readonly registry: string
  readonly contracts: string
  readonly recordings: string
  readonly monitors: string
  readonly connectors: Readonly<Record<string, ConnectorConfig>>
  readonly receivers: Readonly<Record<string, ReceiverConfig>>
  /** Names of the receivers, routes and digest: what `readPolicy` takes, and has taken without a complaint. */
  readonly alerts: AlertConfig
  /** By the name of the stream. */
  readonly gates: Readonly<Record<string, GateConfig>>
  /** As it is written; null for none. */
  readonly heartbeat: string | null
  readonly budget: BudgetConfig
  readonly keepValues: readonly string[]
  readonly timeoutMs: number
  readonly failOn: Level | 'never'
}
