import type { LimitAnswer } from '../stats/window-limits.ts'
import type { Finding } from '../rules/finding.ts'
import type { Candidate } from './candidate.ts'
import type { FailureClass } from './failure-class.ts'
import type { Permission } from './request-budget.ts'

/** What happened to a monitor. `at` is in epoch milliseconds; events come in the order of the interpreter. */
export type MonitorEvent =
  | {
      readonly kind: 'due'
      readonly at: number
      readonly dueAt: number
      readonly missed: number
      readonly mayAsk: Permission
    }
  | { readonly kind: 'started'; readonly at: number; readonly runId: string }
  | {
      readonly kind: 'answered'
      readonly at: number
      readonly runId: string
      readonly answer: Answer
      readonly limits?: LimitAnswers
      /** Whether one more run may be made, should this one have to be repeated. */
      readonly mayAsk: Permission
    }
  | {
      readonly kind: 'no-answer'
      readonly at: number
      readonly runId: string
      readonly failure: FailureClass
      readonly limits?: LimitAnswers
      readonly mayAsk: Permission
    }
  /** The run as a whole did not end by its deadline, or threw, or took its process with it. */
  | { readonly kind: 'broke'; readonly at: number; readonly runId: string; readonly reason: string }
  | { readonly kind: 'process-restarted'; readonly at: number }
  | {
      readonly kind: 'definition-changed'
      readonly at: number
      readonly definition: string
      readonly sameTarget: boolean
    }
  /** See `clockJump`; `at` is the new time. */
  | { readonly kind: 'clock-jumped'; readonly at: number; readonly byMs: number }
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'removed'; readonly at: number }

/** What came of a run that was answered. */
export type Answer =
  | { readonly kind: 'judged'; readonly findings: readonly Finding[] }
  /** An empty list, a 304: the provider works, and nothing can be said of the shape. */
  | { readonly kind: 'nothing-to-compare'; readonly reason: string }
  | { readonly kind: 'failed'; readonly failure: FailureClass }

/** The limits of the monitor, judged over its windows, this run included. */
export interface LimitAnswers {
  readonly 'error-rate'?: LimitAnswer
  readonly latency?: LimitAnswer
}

/** What the interpreter is to do. All of it is safe to repeat after a crash: ids and keys are functions of the state. */
export type MonitorCommand =
  | {
      readonly kind: 'start-run'
      readonly runId: string
      readonly dueAt: number
      readonly purpose: 'due' | 'late' | 'retry' | 'confirm' | 'restart'
      /** Not before. */
      readonly startAt: number
      readonly reason: string
    }
  | {
      readonly kind: 'record'
      readonly runId: string
      readonly dueAt: number
      readonly outcome: StepOutcome
      readonly reason: string
    }
  | { readonly kind: 'raise'; readonly candidate: Candidate; readonly reason: string }
  | { readonly kind: 'resolve'; readonly candidate: Candidate; readonly reason: string }
  /** A cycle came to its end, whatever it found: the watch is alive. */
  | { readonly kind: 'heartbeat'; readonly reason: string }
  | { readonly kind: 'nothing'; readonly reason: string }

export type StepOutcome = 'healthy' | 'findings' | 'failed' | 'inconclusive' | 'broken'
