import type { Finding } from '../rules/finding.ts'
import type { Severity } from './definition.ts'

/** What an alert is about, as far as it decides whom to wake. */
export type Cause =
  | 'damage'
  | 'credentials'
  | 'held-stream'
  | 'provider-down'
  | 'possible-damage'
  | 'additive'
  | 'header-only'
  | 'statistical'
  | 'contract-wrong'
  | 'ours'
  | 'error-rate'
  | 'latency'
  | 'rate-limited'
  | 'request-refused'
  | 'unreadable'
  | 'check-failed'
  | 'no-data'
  | 'broken-monitor'

interface CauseFacts {
  /** Unless the monitor says otherwise. Only four things wake somebody: all else would teach people to sleep through it. */
  readonly severity: Severity
  readonly why: string
}

export const causes: Readonly<Record<Cause, CauseFacts>> = {
  damage: {
    severity: 'page',
    why: 'a place that is read, or may be, no longer holds what it held',
  },
  credentials: { severity: 'page', why: 'nothing works until the credentials do' },
  'held-stream': {
    severity: 'page',
    why: 'a sync stands still until somebody or a canary releases it',
  },
  'provider-down': { severity: 'page', why: 'the provider does not answer' },
  'possible-damage': { severity: 'digest', why: 'it may break a reader, and does not have to' },
  additive: { severity: 'digest', why: 'what was there is still there' },
  'header-only': { severity: 'digest', why: 'only headers changed' },
  statistical: { severity: 'digest', why: 'shares moved, the shape stayed' },
  'contract-wrong': { severity: 'digest', why: 'the contract never held, nothing changed' },
  ours: { severity: 'digest', why: 'the fault is on our side' },
  'error-rate': { severity: 'digest', why: 'calls fail more often, and most still work' },
  latency: { severity: 'digest', why: 'answers are slower, and they come' },
  'rate-limited': { severity: 'digest', why: 'we ask more often than we may' },
  'request-refused': { severity: 'digest', why: 'the request is refused, the provider works' },
  unreadable: { severity: 'digest', why: 'the answer could not be read, so nothing was compared' },
  'check-failed': { severity: 'digest', why: 'the answer is not what the monitor expects' },
  'no-data': { severity: 'digest', why: 'nothing could be compared for a while' },
  'broken-monitor': { severity: 'digest', why: 'the monitor itself failed' },
}

/** Rules about how often or how much, not about what is there. */
const statisticalRule =
  /-(rate|scale|distribution|volume|freshness|latency)-(increased|decreased|changed)$/

/** The cause of a finding. Unknown readers count as readers: nobody has proved that the place is unread. */
export function causeOfFinding(finding: Finding): Cause {
  if (finding.rule.startsWith('expected-')) return 'check-failed'
  if (finding.verdict === 'contract-wrong') return 'contract-wrong'
  if (finding.verdict === 'ours' || finding.verdict === 'stale-recording') return 'ours'
  if (finding.verdict === 'inconclusive') return 'no-data'
  if (finding.at.startsWith('header:') || /-headers?-/.test(finding.rule)) return 'header-only'
  if (statisticalRule.test(finding.rule)) return 'statistical'
  if (finding.level === 'info') return 'additive'
  const read = finding.usedBy === null || finding.usedBy.length > 0
  return finding.level === 'error' && read ? 'damage' : 'possible-damage'
}
