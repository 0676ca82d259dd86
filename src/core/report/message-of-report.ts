import { causesOf } from '../rules/cause.ts'
import type { Chart } from './chart.ts'
import type { Message } from './message.ts'
import { hitText, itemOfCause } from './message-item.ts'
import type { Report } from './report.ts'
import { lasting } from './quantity.ts'
import { summaryText } from './counted.ts'

export interface ReportSpan {
  /** Epoch milliseconds. */
  readonly since: number
  readonly until: number
}

/** A report on some time, for receivers. Sent twice for the same time it has the same key. */
export function messageOfReport(
  { findings, summary, notes }: Report,
  { since, until }: ReportSpan,
  charts: readonly Chart[],
): Message {
  const causes = causesOf(findings)
  const providers = [...new Set(findings.map(({ provider }) => provider))].toSorted()
  const source = providers.length === 0 ? 'tidemark' : providers.slice(0, 3).join(', ')
  const span = lasting(until - since)
  const said = summaryText(summary)
  const key = `report-${since}-${until}`
  return {
    kind: 'report',
    key,
    episode: key,
    sequence: 1,
    transition: 'firing',
    at: until,
    since: until,
    severity: summary.error > 0 ? 'error' : summary.warning > 0 ? 'warning' : 'info',
    source,
    title: `Drift report: ${said} in ${span}`,
    verdict:
      causes.length === 0
        ? `Nothing drifted in the last ${span}.`
        : `In the last ${span}: ${said}, from ${providers.length > 3 ? `${providers.length} providers` : source}.`,
    hit: hitText(causes),
    items: causes.map(itemOfCause),
    resolved: [],
    charts,
    notes,
  }
}

/** What `notify test` sends. */
export function testMessage(receiver: string, at: number): Message {
  const key = `test-${receiver}-${at}`
  return {
    kind: 'test',
    key,
    episode: key,
    sequence: 1,
    transition: 'firing',
    at,
    since: at,
    severity: 'info',
    source: 'tidemark',
    title: 'Tidemark can reach you here',
    verdict: `This is a test of the receiver ${receiver}. Nothing is wrong, and there is nothing to do.`,
    hit: '',
    items: [],
    resolved: [],
    charts: [],
    notes: [],
  }
}
