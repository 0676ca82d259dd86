import type { Finding } from '../../../src/core/rules/finding.ts'

/** A finding for tests, with what matters to them. */
export function findingOf(parts: Partial<Finding> = {}): Finding {
  return {
    id: '3f9a1c20b7e4',
    rule: 'response-required-property-removed',
    level: 'error',
    verdict: 'drift',
    provider: 'acme',
    scope: 'default',
    method: 'GET',
    path: '/v1/orders',
    status: '200',
    direction: 'response',
    at: '/items/*/total',
    expected: 'number',
    actual: null,
    evidence: null,
    usedBy: null,
    contract: null,
    message: 'response 200 property /items/*/total: was always there and was removed',
    ...parts,
  }
}
