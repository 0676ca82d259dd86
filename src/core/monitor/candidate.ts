import type { Finding } from '../rules/finding.ts'
import { causeOfFinding, causes, type Cause } from './cause.ts'
import type { Severity } from './definition.ts'
import { factsOf, type FailureClass } from './failure-class.ts'

/** Something that a monitor holds to be wrong: it becomes an alert when it is raised. Plain JSON. */
export interface Candidate {
  /** Names it within the monitor: `finding:<id>`, `call:<cause>`, `limit:error-rate`, `limit:latency` or `no-data`. */
  readonly key: string
  readonly cause: Cause
  /** The alert's identity, severity included; it never changes once raised, or it could not be resolved. */
  readonly labels: Readonly<Record<string, string>>
  /** One sentence for people. */
  readonly summary: string
}

/** The parts of a monitor that alerts are named for. */
export interface MonitorIdentity {
  readonly name: string
  readonly provider: string
  readonly scope: string
  /** The user's own; ours win where names meet. */
  readonly labels: Readonly<Record<string, string>>
  /** Over the default of the cause; null for the default. */
  readonly severity: Severity | null
  /** The receiver of its alerts in place of the routes; null for the routes. */
  readonly route: string | null
}

export function findingCandidate(monitor: MonitorIdentity, finding: Finding): Candidate {
  const cause = causeOfFinding(finding)
  const labels = labelsOf(monitor, cause, {
    alertname: finding.rule,
    operation: `${finding.method} ${finding.path}`.trim(),
    status: finding.status,
    place: finding.at,
    finding: finding.id,
  })
  return { key: `finding:${finding.id}`, cause, labels, summary: finding.message }
}

/** Null where the class has findings of its own. */
export function failureCandidate(
  monitor: MonitorIdentity,
  failure: FailureClass,
): Candidate | null {
  const { cause, says } = factsOf(failure)
  if (cause === null) return null
  const who = cause === 'broken-monitor' ? `Monitor ${monitor.name}` : monitor.provider
  return {
    key: `call:${cause}`,
    cause,
    labels: labelsOf(monitor, cause, { alertname: cause }),
    summary: `${who} ${says}`,
  }
}

export function limitCandidate(
  monitor: MonitorIdentity,
  limit: 'error-rate' | 'latency',
  reason: string,
): Candidate {
  const labels = labelsOf(monitor, limit, { alertname: limit })
  return { key: `limit:${limit}`, cause: limit, labels, summary: `${monitor.provider}: ${reason}` }
}

export function noDataCandidate(monitor: MonitorIdentity, reason: string): Candidate {
  const labels = labelsOf(monitor, 'no-data', { alertname: 'no-data' })
  return {
    key: 'no-data',
    cause: 'no-data',
    labels,
    summary: `Monitor ${monitor.name} has no data: ${reason}`,
  }
}

function labelsOf(
  monitor: MonitorIdentity,
  cause: Cause,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { name, provider, scope, labels, severity, route } = monitor
  const ours = {
    ...own,
    monitor: name,
    provider,
    scope,
    cause,
    severity: severity ?? causes[cause].severity,
  }
  const all = { ...labels, ...ours, ...(route === null ? {} : { receiver: route }) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}
