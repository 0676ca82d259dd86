import { describe, expect, test } from 'vitest'
import { causeOfFinding, causes } from '../../../src/core/monitor/cause.ts'
import { finding } from './monitors.ts'

describe('causeOfFinding', () => {
  test.each([
    { name: 'damage where readers are unknown', more: {}, is: 'damage', severity: 'page' },
    {
      name: 'damage to a place that is read',
      more: { usedBy: ['crm-sync'] },
      is: 'damage',
      severity: 'page',
    },
    {
      name: 'damage that traces prove unread',
      more: { usedBy: [] },
      is: 'possible-damage',
      severity: 'digest',
    },
    {
      name: 'what may break',
      more: { level: 'warning' },
      is: 'possible-damage',
      severity: 'digest',
    },
    {
      name: 'an addition',
      more: { level: 'info', rule: 'response-optional-property-added' },
      is: 'additive',
      severity: 'digest',
    },
    {
      name: 'a header',
      more: { at: 'header:link', rule: 'required-response-header-removed' },
      is: 'header-only',
      severity: 'digest',
    },
    {
      name: 'a share that moved',
      more: { rule: 'response-property-null-rate-increased' },
      is: 'statistical',
      severity: 'digest',
    },
    {
      name: 'a scale',
      more: { rule: 'response-number-scale-changed' },
      is: 'statistical',
      severity: 'digest',
    },
    {
      name: 'a bound, which is no statistic',
      more: { rule: 'response-property-max-length-increased' },
      is: 'damage',
      severity: 'page',
    },
    {
      name: 'a contract that never held',
      more: { verdict: 'contract-wrong' },
      is: 'contract-wrong',
      severity: 'digest',
    },
    {
      name: 'what the monitor expects',
      more: { verdict: 'ours', rule: 'expected-check' },
      is: 'check-failed',
      severity: 'digest',
    },
    { name: 'our own mapping', more: { verdict: 'ours' }, is: 'ours', severity: 'digest' },
  ] as const)('$name is $is: $severity', ({ more, is, severity }) => {
    expect(causeOfFinding(finding('f1', more))).toBe(is)
    expect(causes[is].severity).toBe(severity)
  })
})

test('only damage, credentials, a held stream and a provider that is down wake somebody', () => {
  const paging = Object.entries(causes).filter(([, { severity }]) => severity === 'page')
  expect(paging.map(([cause]) => cause)).toEqual([
    'damage',
    'credentials',
    'held-stream',
    'provider-down',
  ])
})
