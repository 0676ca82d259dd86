import type { Exchange } from '../core/exchange/exchange.ts'
import type { MonitorDefinition } from '../core/monitor/definition.ts'

/** A monitor as it was found. Its own check, being code, stays where it is: `check` runs it. */
export interface FoundMonitor {
  /** Absolute path of the module. */
  readonly file: string
  readonly definition: MonitorDefinition
  readonly hasCheck: boolean
}

/** A module that could not be used, or not without harm, in a sentence. */
export interface MonitorProblem {
  readonly file: string
  readonly sentence: string
  /** Whether its monitors work all the same. */
  readonly harmless: boolean
}

export interface FoundMonitors {
  /** By name. */
  readonly monitors: readonly FoundMonitor[]
  readonly problems: readonly MonitorProblem[]
}

/** What a monitor's own check said; or that the check itself failed, and how. */
export type Checked =
  | { readonly ok: true; readonly sentences: readonly string[] }
  | { readonly ok: false; readonly problem: string }

/** The monitors of a repository. They are code of the user: each runs apart, and harms nothing whatever it does. */
export interface Monitors {
  /** Reads them anew. One module that is broken leaves the others as they are. */
  load(): Promise<FoundMonitors>
  /** Runs the check of one monitor, for at most `timeoutMs`. */
  check(monitor: FoundMonitor, exchange: Exchange, timeoutMs: number): Promise<Checked>
}
