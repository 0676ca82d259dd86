import type { Subject } from '../../../src/core/exchange/subject.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import type { Run } from '../../../src/ports/runs.ts'
import type { TallyRow } from '../../../src/ports/tallies.ts'
import { encodeCounts, type Counts } from './counts.ts'

export const hour = 3_600_000
export const nine = Date.UTC(2024, 0, 15, 9)

export function subject(changes: Partial<Subject> = {}): Subject {
  return {
    provider: 'acme',
    scope: 'default',
    version: '',
    side: 'response',
    operation: 'GET /orders',
    variant: '',
    status: '200',
    mediaType: 'application/json',
    ...changes,
  }
}

export function row(
  writer: string,
  seq: number,
  counts: Counts,
  changes: Partial<TallyRow> = {},
): TallyRow {
  const exchanges = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    subject: subject(),
    interval: nine,
    writer,
    seq,
    exchanges,
    tally: encodeCounts(counts),
    ...changes,
  }
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'f3a91c20b7e4',
    rule: 'response-property-removed',
    level: 'error',
    verdict: 'drift',
    provider: 'acme',
    scope: 'default',
    method: 'GET',
    path: '/orders',
    status: '200',
    direction: 'response',
    at: '/items/*/total',
    expected: 'number',
    actual: null,
    evidence: { seen: 0, of: 20, baselineSeen: 20, baselineOf: 20 },
    usedBy: null,
    contract: null,
    message: 'the property is gone',
    ...changes,
  }
}

export function run(id: string, changes: Partial<Run> = {}): Run {
  return {
    id,
    monitor: 'orders',
    provider: 'acme',
    startedAt: nine,
    tookMs: 212.5,
    outcome: 'findings',
    note: '',
    calls: [
      {
        correlationId: `${id}-1`,
        operation: 'GET /orders',
        status: 200,
        tookMs: 198.25,
        bytes: 5_000_000_000,
        verdict: 'drift',
        subjectKey: 'key',
        tally: new Uint8Array([0, 255, 1]),
      },
    ],
    findings: [finding()],
    ...changes,
  }
}
