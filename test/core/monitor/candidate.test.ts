import { expect, test } from 'vitest'
import {
  failureCandidate,
  findingCandidate,
  limitCandidate,
} from '../../../src/core/monitor/candidate.ts'
import { finding, settings } from './monitors.ts'

test('labels are the identity: ours over the user’s, and the severity and route that were asked for', () => {
  const { identity } = settings({
    labels: { team: 'crm', monitor: 'x' },
    severity: 'digest',
    route: 'ops',
  })
  expect(findingCandidate(identity, finding('f1'))).toEqual({
    key: 'finding:f1',
    cause: 'damage',
    summary: 'total was removed',
    labels: {
      alertname: 'response-property-removed',
      cause: 'damage',
      finding: 'f1',
      monitor: 'acme',
      operation: 'GET /v1/orders',
      place: '/items/*/total',
      provider: 'acme',
      receiver: 'ops',
      scope: 'default',
      severity: 'digest',
      status: '200',
      team: 'crm',
    },
  })
})

test('a failure is named by its cause, so that a reset after a timeout is the same alert', () => {
  const { identity } = settings()
  expect(failureCandidate(identity, 'timeout')?.labels).toEqual(
    failureCandidate(identity, 'reset')?.labels,
  )
  expect(failureCandidate(identity, 'timeout')?.summary).toBe('acme did not answer in time')
  expect(failureCandidate(identity, 'monitor')?.summary).toBe(
    'Monitor acme failed before anything could be judged',
  )
  expect(failureCandidate(identity, 'contract')).toBeNull()
})

test('a limit says what was counted', () => {
  const candidate = limitCandidate(settings().identity, 'latency', 'p95 is 900 ms (limit 500 ms)')
  expect(candidate).toMatchObject({
    key: 'limit:latency',
    summary: 'acme: p95 is 900 ms (limit 500 ms)',
  })
})
