import { expect, test } from 'vitest'
import { nextDigest } from '../../../src/core/alert/digest-time.ts'
import { readDigest } from '../../../src/core/alert/read-clock.ts'

test.each([
  { config: {}, after: '2026-06-01T07:59', is: '2026-06-01T08:00' },
  { config: {}, after: '2026-06-01T08:00', is: '2026-06-02T08:00' },
  { config: { every: 'week' }, after: '2026-06-02T00:00', is: '2026-06-08T08:00' },
  {
    config: { at: '02:30', timeZone: 'Europe/Berlin' },
    after: '2026-03-28T12:00',
    is: '2026-03-29T01:00',
  },
  {
    config: { at: '02:30', timeZone: 'Europe/Berlin' },
    after: '2026-10-25T00:30',
    is: '2026-10-26T01:30',
  },
  {
    config: { at: '23:30', timeZone: 'America/Los_Angeles', every: 'week' },
    after: '2026-06-01T00:00',
    is: '2026-06-02T06:30',
  },
] as const)('the digest after $after is at $is', ({ config, after, is }) => {
  const read = readDigest(config)
  if (!read.ok) throw new Error(read.problem)
  const at = nextDigest(read.value, Date.parse(`${after}Z`))
  expect(new Date(at).toISOString().slice(0, 16)).toBe(is)
})
