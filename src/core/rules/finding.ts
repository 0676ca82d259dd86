import type { Json } from '../json/json.ts'
import type { Place } from '../json/place.ts'
import type { Evidence } from '../diff/change.ts'

/** `error` breaks a consumer, `warning` may, `info` does not. */
export type Level = 'error' | 'warning' | 'info'

/** Why a check said no. `announced`: the difference of two specifications, nothing live was asked. */
export type Verdict =
  | 'drift'
  | 'announced'
  | 'contract-wrong'
  | 'stale-recording'
  | 'ours'
  | 'inconclusive'

/** A judged fact. Its JSON form, in this order of keys, is what every format and every tool reads. */
export interface Finding {
  /** Twelve hex digits over subject, rule, place and the two sides; never over the text. */
  readonly id: string
  readonly rule: string
  readonly level: Level
  readonly verdict: Verdict
  readonly provider: string
  readonly scope: string
  readonly method: string
  readonly path: string
  readonly status: string
  readonly direction: 'request' | 'response' | 'none'
  readonly at: Place
  readonly expected: Json
  readonly actual: Json
  readonly evidence: Evidence | null
  /** Names of the consumers that read the place; null where readers are unknown. */
  readonly usedBy: readonly string[] | null
  readonly contract: {
    readonly file: string
    readonly pointer: string
    /** Both from 1, where the file was read as text. */
    readonly line?: number
    readonly column?: number
  } | null
  readonly message: string
  /** Why it has this verdict, in one sentence; left out where that goes without saying. */
  readonly because?: string
}
