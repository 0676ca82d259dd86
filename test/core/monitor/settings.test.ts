import { describe, expect, test } from 'vitest'
import { defineMonitor } from '../../../src/core/monitor/definition.ts'
import { retryDelayMs, settingsOf, soonestOutage } from '../../../src/core/monitor/settings.ts'
import { hour, settings } from './monitors.ts'

const context = { provider: 'acme', scope: 'default', gapMs: hour }

test('a bare definition has the defaults that are documented', () => {
  expect(settings()).toEqual({
    identity: {
      name: 'acme',
      provider: 'acme',
      scope: 'default',
      labels: {},
      severity: null,
      route: null,
    },
    findings: { failureThreshold: 1, successThreshold: 1 },
    calls: { failureThreshold: 2, successThreshold: 1 },
    confirm: true,
    confirmAfterMs: 60_000,
    retries: 2,
    timeoutMs: 30_000,
    runDeadlineMs: 150_000,
    noDataAfterMs: 3 * hour + 150_000,
  })
})

test('a threshold that is given holds for findings and calls', () => {
  const { findings, calls } = settings({ failureThreshold: 3, successThreshold: 2 })
  expect(findings).toEqual({ failureThreshold: 3, successThreshold: 2 })
  expect(calls).toEqual(findings)
  expect(soonestOutage(settings({ failureThreshold: 3 }), hour)).toBe(
    'an outage is raised after 3 h at the latest, 3 looks in a row',
  )
})

describe('settingsOf', () => {
  test.each([
    {
      more: { timeout: '10' as '10s' },
      problem: 'monitor acme: timeout wants a duration such as 10s',
    },
    {
      more: { timeout: '0s' as const },
      problem: 'monitor acme: timeout wants a duration such as 10s',
    },
    { more: { retries: -1 }, problem: 'monitor acme: retries wants a whole number from 0' },
    {
      more: { failureThreshold: 0 },
      problem: 'monitor acme: failureThreshold wants a whole number from 1',
    },
    {
      more: { successThreshold: 1.5 },
      problem: 'monitor acme: successThreshold wants a whole number from 1',
    },
  ])('refuses with a sentence: $problem', ({ more, problem }) => {
    const definition = defineMonitor({ name: 'acme', target: 'https://api.acme.example', ...more })
    expect(settingsOf(definition, context)).toEqual({ ok: false, problem })
  })
})

test('retries wait longer each time, half a minute at most', () => {
  expect([1, 2, 3, 4, 5, 99].map(retryDelayMs)).toEqual([
    2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ])
})
