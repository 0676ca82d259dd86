import type { Exchange } from '../exchange/exchange.ts'
import type { Json } from '../json/json.ts'
import type { Duration } from './duration.ts'

/** One scheduled check of one API, as a user writes it in `monitors/<name>.ts`. */
export interface MonitorDefinition {
  /** Unique in the repository; part of every alert's identity, so a new name is a new monitor. */
  readonly name: string
  /** What is asked; a bare URL is a GET of it. */
  readonly target: string | RequestTarget | OperationTarget
  /** Hourly unless told. */
  readonly schedule?: Schedule
  /** For one request, from the first byte sent to the last received. `30s` unless told. */
  readonly timeout?: Duration
  /** How often a request without an answer, or with a 5xx or 429, is sent again within one run. 2 unless told. */
  readonly retries?: number
  /** Looks in a row that must be bad before it is raised: 1 for a finding, 2 for a failed call, unless told. */
  readonly failureThreshold?: number
  /** Looks in a row that must be good before what was raised is resolved; 1 unless told. */
  readonly successThreshold?: number
  readonly expect?: Expectations
  /** Join the alert's identity, and routes and silences match on them. */
  readonly labels?: Readonly<Record<string, string>>
  /** What becomes of this monitor's alerts, over the defaults: wake somebody, or wait for the digest. */
  readonly severity?: Severity
  /** The receiver of this monitor's alerts, in place of the routes. */
  readonly route?: string
  /** While one of these lasts the monitor runs, and its alerts stay silent. */
  readonly maintenance?: readonly MaintenanceWindow[]
  /** For `--tags`. */
  readonly tags?: readonly string[]
  /** False: kept, and not scheduled. */
  readonly enabled?: boolean
  /** False: a look that would raise or resolve something is not confirmed by a second request. */
  readonly confirm?: boolean
}

export type Severity = 'page' | 'digest'

export interface RequestTarget {
  readonly url: string
  /** `GET` unless told. */
  readonly method?: string
  /** A value may name a secret, `Bearer env:TOKEN`; a literal one is refused. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
  /** From the host of the URL unless told. */
  readonly provider?: string
  /** Account and environment; `default` unless told. */
  readonly scope?: string
}

/** An operation of a connector or a pinned contract. */
export interface OperationTarget {
  readonly provider: string
  /** Method and path template: `GET /repos/{owner}/{repo}`. */
  readonly operation: string
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  readonly body?: Json
  readonly scope?: string
}

/**
 * When a monitor is due. `every` runs at a phase of its own, so that monitors do not all ask at once. `cron` has
 * five fields in a time zone; on the two days when clocks change, a fixed time happens once and an hourly one each hour.
 */
export type Schedule =
  | { readonly every: Duration }
  /** `timeZone` is an IANA name, `UTC` unless told. */
  | { readonly cron: string; readonly timeZone?: string }

export interface Expectations {
  /** `200`, `'2XX'`, or a list of them. Any status that the contract or baseline knows, unless told. */
  readonly status?: StatusPattern | readonly StatusPattern[]
  readonly latency?: LatencyLimit
  readonly errorRate?: RateLimit
  /** What the answer's shape is held against; both where both are there, unless told. */
  readonly shape?: 'contract' | 'baseline' | 'both' | 'off'
  /** By name: true it must be there, false it must not, a text it must equal. */
  readonly headers?: Readonly<Record<string, string | boolean>>
  /** Anything else: what is wrong, in sentences; nothing or an empty list when all is well. */
  readonly check?: (exchange: Exchange) => CheckResult | Promise<CheckResult>
}

export type StatusPattern = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX'
export type CheckResult = undefined | string | readonly string[]

/** Too slow when the quantile of the last hours exceeds `above` and it cannot be chance. */
export interface LatencyLimit {
  /** `p95` unless told. */
  readonly quantile?: 'p50' | 'p90' | 'p95' | 'p99'
  readonly above: Duration
  /** `1h` unless told; counted in whole hours. */
  readonly over?: Duration
}

/** Too many failures when their share of the last hours exceeds `above` and it cannot be chance. */
export interface RateLimit {
  /** 0 to 1. */
  readonly above: number
  /** `1h` unless told; counted in whole hours. */
  readonly over?: Duration
}

export type Weekday = 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat'

/** Once, between two ISO 8601 instants; or each week, from a wall time for a while. */
export type MaintenanceWindow =
  | { readonly from: string; readonly until: string }
  | {
      /** Every day unless told. */
      readonly days?: readonly Weekday[]
      /** `02:00` on a 24 hour clock. */
      readonly start: string
      /** At most a week. */
      readonly lasts: Duration
      /** An IANA name, `UTC` unless told. */
      readonly timeZone?: string
    }

/** Says that an object is a monitor; a mistake in it is an error of the compiler. */
export function defineMonitor(definition: MonitorDefinition): MonitorDefinition {
  return definition
}
