import type { MonitorIdentity } from './candidate.ts'
import type { MonitorDefinition } from './definition.ts'
import { formatDuration, parseDuration } from './duration.ts'
import type { Thresholds } from './thresholds.ts'

/** A definition with its defaults filled in and its durations read: what `step` decides by. */
export interface MonitorSettings {
  readonly identity: MonitorIdentity
  readonly findings: Thresholds
  readonly calls: Thresholds
  readonly confirm: boolean
  /** How long after a look that must be confirmed. Longer for rare monitors: a deployment takes a moment. */
  readonly confirmAfterMs: number
  readonly retries: number
  readonly timeoutMs: number
  /** For a whole run, which may be several requests. */
  readonly runDeadlineMs: number
  readonly noDataAfterMs: number
}

/** What a definition leaves open, and who knows it. */
export interface MonitorContext {
  readonly provider: string
  readonly scope: string
  /** The longest time between two due times, in milliseconds. */
  readonly gapMs: number
}

export const DEFAULT_TIMEOUT_MS = 30_000
export const DEFAULT_RETRIES = 2
/** A shape does not blink, and each look at it is confirmed; a call may fail once without anything being wrong. */
const FINDINGS_THRESHOLD = 1
const CALLS_THRESHOLD = 2
const REQUESTS_PER_RUN = 5
const DUE_TIMES_WITHOUT_DATA = 3

/** @throws nothing: what is wrong comes back as a sentence. */
export function settingsOf(
  definition: MonitorDefinition,
  { provider, scope, gapMs }: MonitorContext,
):
  | { readonly ok: true; readonly settings: MonitorSettings }
  | { readonly ok: false; readonly problem: string } {
  const { name, labels, severity, route, retries, failureThreshold, successThreshold } = definition
  const timeoutMs =
    definition.timeout === undefined ? DEFAULT_TIMEOUT_MS : parseDuration(definition.timeout)
  if (timeoutMs === null || timeoutMs <= 0) return refuse(name, 'timeout', 'a duration such as 10s')
  const counts = { retries, failureThreshold, successThreshold }
  for (const [field, count] of Object.entries(counts)) {
    const least = field === 'retries' ? 0 : 1
    if (count !== undefined && !(Number.isInteger(count) && count >= least))
      return refuse(name, field, `a whole number from ${least}`)
  }
  const runDeadlineMs = REQUESTS_PER_RUN * timeoutMs
  const good = successThreshold ?? 1
  return {
    ok: true,
    settings: {
      identity: {
        name,
        provider,
        scope,
        labels: labels ?? {},
        severity: severity ?? null,
        route: route ?? null,
      },
      findings: {
        failureThreshold: failureThreshold ?? FINDINGS_THRESHOLD,
        successThreshold: good,
      },
      calls: { failureThreshold: failureThreshold ?? CALLS_THRESHOLD, successThreshold: good },
      confirm: definition.confirm ?? true,
      confirmAfterMs: Math.min(60_000, Math.max(2_000, Math.round(gapMs / 60))),
      retries: retries ?? DEFAULT_RETRIES,
      timeoutMs,
      runDeadlineMs,
      noDataAfterMs: DUE_TIMES_WITHOUT_DATA * gapMs + runDeadlineMs,
    },
  }
}

/** Milliseconds to wait before the nth retry within one run, from 1: 2 s, 4 s, 8 s, at most half a minute. */
export function retryDelayMs(nth: number): number {
  return Math.min(30_000, 1_000 * 2 ** nth)
}

/** One sentence on how soon an outage is noticed at the earliest. */
export function soonestOutage(settings: MonitorSettings, gapMs: number): string {
  const looks = settings.calls.failureThreshold
  return `an outage is raised after ${formatDuration(gapMs * looks)} at the latest, ${looks} looks in a row`
}

function refuse(
  name: string,
  field: string,
  wants: string,
): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `monitor ${name}: ${field} wants ${wants}` }
}
