import type { Policy } from '../../core/alert/policy.ts'
import type { BudgetConfig } from '../../ports/config.ts'
import type { Outbox } from '../../ports/outbox.ts'
import type { Alarm } from '../../ports/schedule.ts'
import type { WatchStore } from '../../ports/watch.ts'
import type { EventOutcome } from './decide-event.ts'
import type { MonitorRun } from './run-monitor.ts'
import type { TicketDeps } from './run-ticket.ts'
import type { GateConfigs } from './stream-gates.ts'
import type { WatchedMonitor } from './watched-monitor.ts'

export interface WatchDeps extends TicketDeps {
  readonly store: Pick<WatchStore, 'load' | 'commit' | 'windows' | 'prune'>
  readonly outbox: Pick<Outbox, 'prune'>
  /** Made once, with what it is to call. */
  readonly alarm: (wake: () => void) => Alarm
  /** As of the monitors that are watched now. */
  readonly policy: (monitors: readonly WatchedMonitor[]) => Policy
  readonly gates: GateConfigs
  readonly budget: BudgetConfig
  /** A cycle came to its end. Must not throw. */
  readonly heartbeat: () => void
  readonly tell: (news: WatchNews) => void
}

/** What a person at the terminal may want to know. */
export type WatchNews =
  | {
      readonly kind: 'ran'
      readonly monitor: WatchedMonitor
      readonly ran: MonitorRun | null
      /** Why there is no run to show; `''` where there is one. */
      readonly problem: string
      readonly outcome: EventOutcome
    }
  | { readonly kind: 'skipped'; readonly monitor: WatchedMonitor; readonly reason: string }
  /** Something went wrong around the monitors; it goes on. */
  | { readonly kind: 'trouble'; readonly sentence: string }

export interface Watch {
  /**
   * From now on these are watched. What is no longer among them is resolved and forgotten, unless `keepOthers`: then
   * a module is broken, and nobody can tell what it would hold.
   */
  watch(monitors: readonly WatchedMonitor[], keepOthers: boolean): Promise<void>
  /** Does all that is due by now, and sets the alarm for what comes. */
  look(): Promise<void>
  /** Resolves when every run that is under way has come to its end. */
  settled(): Promise<void>
  /** Starts nothing more, and resolves when what is under way is done and written. */
  stop(): Promise<void>
}
