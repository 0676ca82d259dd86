import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Subject } from '../../core/exchange/subject.ts'
import type { Ignore } from '../../core/rules/ignores.ts'
import type { ObserveOptions } from '../../core/shape/tally/observe.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Http } from '../../ports/http.ts'
import type { Runs } from '../../ports/runs.ts'

/** What a canary needs from outside. */
export interface CanaryDeps {
  readonly clock: Clock
  readonly http: Http
  readonly contracts: Contracts
  readonly ignores: readonly Ignore[]
  readonly intake: {
    take(exchange: Exchange, subject: Subject): boolean
    flush(): Promise<void>
  }
  readonly runs: Pick<Runs, 'record'>
  /** A new id for a run. */
  readonly newId: () => string
  /** Lower-case hex of a text, the same for good. */
  readonly digest: (text: string) => string
  readonly observing: ObserveOptions
  readonly timeoutMs: number
}
