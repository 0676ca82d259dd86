import { describe, expect, test } from 'vitest'
import type { AlertConfig, RouteConfig } from '../../../src/core/alert/alert-config.ts'
import type { Labels } from '../../../src/core/alert/labels.ts'
import { readPolicy } from '../../../src/core/alert/read-policy.ts'
import { routesFor } from '../../../src/core/alert/route.ts'
import { labels, policy } from './policies.ts'

const receivers = ['slack', 'mail', 'ops']

/** Where an alert goes: receiver, and `digest` where it waits. */
function goes(routes: readonly RouteConfig[], more: Readonly<Record<string, string>>): string[] {
  const { root } = policy({ receivers, routes })
  return routesFor(root, receivers, labels('a', more)).map(
    ({ receiver, digest }) => `${receiver}${digest ? ' digest' : ''}`,
  )
}

describe('readPolicy', () => {
  const github: RouteConfig = { match: { provider: 'github' }, receiver: 'ops' }
  test.each<{ name: string; routes: readonly RouteConfig[]; more: Labels; to: string[] }>([
    {
      name: 'without routes everybody hears everything',
      routes: [],
      more: {},
      to: ['slack', 'mail', 'ops'],
    },
    {
      name: 'what can wait waits',
      routes: [],
      more: { severity: 'digest' },
      to: ['slack digest', 'mail digest', 'ops digest'],
    },
    {
      name: 'a route takes what matches',
      routes: [github],
      more: { provider: 'github' },
      to: ['ops'],
    },
    {
      name: 'and its digest too',
      routes: [github],
      more: { provider: 'github', severity: 'digest' },
      to: ['ops digest'],
    },
    {
      name: 'what no route takes goes to everybody',
      routes: [github],
      more: {},
      to: ['slack', 'mail', 'ops'],
    },
    {
      name: 'a route may ask for everything at once',
      routes: [{ ...github, digest: false }],
      more: { provider: 'github', severity: 'digest' },
      to: ['ops'],
    },
    {
      name: 'the first of several takes it',
      routes: [github, { matchers: ['provider=~"git.*"'], receiver: 'mail' }],
      more: { provider: 'github' },
      to: ['ops'],
    },
    {
      name: 'unless it continues',
      routes: [
        { ...github, continue: true },
        { matchers: ['provider=~"git.*"'], receiver: 'mail' },
      ],
      more: { provider: 'github' },
      to: ['ops', 'mail'],
    },
    {
      name: 'the deepest match counts',
      routes: [{ ...github, routes: [{ match: { scope: 'prod' }, receiver: 'slack' }] }],
      more: { provider: 'github', scope: 'prod' },
      to: ['slack'],
    },
    {
      name: 'and the one above it where none is deeper, with its digest',
      routes: [{ ...github, routes: [{ match: { scope: 'prod' }, receiver: 'slack' }] }],
      more: { provider: 'github', severity: 'digest' },
      to: ['ops digest'],
    },
    { name: 'a monitor may name its receiver', routes: [], more: { receiver: 'ops' }, to: ['ops'] },
    {
      name: 'a receiver that does not exist counts for nothing',
      routes: [],
      more: { receiver: 'pager' },
      to: ['slack', 'mail', 'ops'],
    },
  ])('$name', ({ routes, more, to }) => {
    expect(goes(routes, more)).toEqual(to)
  })

  test('has the defaults of Alertmanager', () => {
    expect(policy().root).toMatchObject({
      groupWaitMs: 30_000,
      groupIntervalMs: 300_000,
      repeatIntervalMs: 14_400_000,
    })
  })

  test('without receivers there is no route, and that is no mistake', () => {
    expect(policy({ receivers: [] }).root).toBeNull()
  })

  test.each<{ config: Partial<AlertConfig>; problem: string }>([
    {
      config: { routes: [{ receiver: 'pager' }] },
      problem: "route names the receiver 'pager', and there are: slack",
    },
    {
      config: { routes: [{ matchers: ['a=~"("'] }] },
      problem: `'a=~"("' is no matcher such as provider=~"git.*"`,
    },
    {
      config: { routes: [{ groupWait: '5' as '5s' }] },
      problem: "groupWait wants a duration such as 30s or 4h, not '5'",
    },
    {
      config: { defaults: { repeatInterval: '0s' } },
      problem: 'groupInterval and repeatInterval want more than nothing',
    },
    {
      config: { defaults: { digest: { at: '8:00' } } },
      problem: "digest.at wants a time such as 08:00, not '8:00'",
    },
    {
      config: { defaults: { digest: { timeZone: 'Mars' } } },
      problem: "digest.timeZone wants an IANA name such as Europe/Berlin, not 'Mars'",
    },
    {
      config: { maintenance: [{ from: 'soon', until: 'later' }] },
      problem: 'maintenance wants two ISO 8601 instants, the first before the second',
    },
    {
      config: { maintenance: [{ start: '02:00', lasts: '8d' }] },
      problem: "maintenance.lasts wants a duration up to a week, not '8d'",
    },
    {
      config: { maintenance: [{ start: '2', lasts: '1h' }] },
      problem: "maintenance.start wants a time such as 02:00, not '2'",
    },
  ])('refuses with a sentence: $problem', ({ config, problem }) => {
    expect(readPolicy({ receivers: ['slack'], ...config })).toEqual({ ok: false, problem })
  })
})
