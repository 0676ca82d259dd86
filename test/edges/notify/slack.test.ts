import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hugeMessage, messageOf, resolvedMessage } from '../../core/report/messages.ts'
import { freePort } from '../net/loopback.ts'
import {
  answers,
  startReceiver,
  stalls,
  truncates,
  type Behaviour,
  type ReceiverServer,
} from './receiver-server.ts'
import { slackServer, slackVerdict } from './slack-limits.ts'
import { open, type Opened } from './told.ts'

const SECRET = 'T0AAAA/B0BBBB/plantedplantedplanted12'
let server: ReceiverServer
let bot: Opened
let hook: Opened
let at = 0

beforeEach(async () => {
  at = 0
  server = await startReceiver(slackServer(() => (at += 2_000)))
  const env = { URL: `${server.url}/services/${SECRET}\n`, TOKEN: 'xoxb-planted-token' }
  hook = open({ kind: 'slack', webhook: 'env:URL' }, env)
  bot = open({ kind: 'slack', token: 'env:TOKEN', channel: '#drift', api: server.url }, env)
})
afterEach(async () => {
  await Promise.all([hook.close(), bot.close()])
  await server.close()
})

describe('the incoming webhook', () => {
  test('takes a message', async () => {
    expect(await hook.messenger.tell(messageOf(), null)).toEqual({ ok: true, receipt: null })
    expect(server.seen[0]?.path).toBe(`/services/${SECRET}`)
    expect(server.seen[0]?.body).toContain('49 of 50 against 0 of 2,000')
  })

  test.each<{ name: string; behave: Behaviour; retry: boolean; after?: string; says: RegExp }>([
    { name: 'refuses', behave: answers(404, 'no_service'), retry: false, says: /404: no_service$/ },
    { name: 'has a fault', behave: answers(500, 'rollup_error'), retry: true, says: /500/ },
    {
      name: 'limits',
      behave: answers(429, 'slow', { 'retry-after': '7' }),
      retry: true,
      after: '7',
      says: /429/,
    },
    {
      name: 'is a page of a proxy',
      behave: answers(200, '<html>log in</html>', { 'content-type': 'text/html' }),
      retry: true,
      says: /web page/,
    },
    { name: 'breaks off', behave: truncates, retry: true, says: /broke/ },
    { name: 'stalls', behave: stalls, retry: true, says: /no answer within 1.5 s/ },
    { name: 'redirects', behave: answers(302, '', { location: '/x' }), retry: false, says: /302/ },
    {
      name: 'answers no in a success',
      behave: answers(200, 'no_team'),
      retry: false,
      says: /no_team/,
    },
  ])('that $name is told as it is', async ({ behave, retry, after, says }) => {
    server.behave(behave)
    const sent = await hook.messenger.tell(messageOf(), null)
    expect(sent).toMatchObject({ ok: false, retry, retryAfter: after ?? null })
    expect(JSON.stringify(sent)).not.toMatch(/planted|services/)
    expect('reason' in sent && sent.reason).toMatch(says)
    expect(server.seen).toHaveLength(1)
  })

  test.each([
    ['is not set', {}, /SLACK_URL is not set/],
    ['is no URL', { SLACK_URL: 'planted-secret' }, /not an http or https URL/],
  ])('whose variable %s waits until it is', async (_, env, says) => {
    const { messenger, close } = open({ kind: 'slack', webhook: 'env:SLACK_URL' }, env)
    const sent = await messenger.tell(messageOf(), null)
    await close()
    expect(sent).toMatchObject({ ok: false, retry: true })
    expect('reason' in sent && sent.reason).toMatch(says)
    expect(JSON.stringify(sent)).not.toContain('planted')
  })

  test('where nobody listens is tried again', async () => {
    const env = { URL: `http://127.0.0.1:${await freePort()}/services/${SECRET}` }
    const { messenger, close } = open({ kind: 'slack', webhook: 'env:URL' }, env)
    const sent = await messenger.tell(messageOf(), null)
    await close()
    expect(sent).toMatchObject({ ok: false, retry: true, reason: 'nothing listens there' })
  })
})

describe('the bot', () => {
  test('writes an episode as one thread, whose end everybody sees', async () => {
    const first = await bot.messenger.tell(messageOf(), null)
    expect(first).toEqual({ ok: true, receipt: { ts: '1763631900.000001', channel: 'C0DRIFT' } })
    const receipt = first.ok ? first.receipt : null
    const last = await bot.messenger.tell(resolvedMessage(), receipt)
    expect(last).toEqual(first)
    const [opening, closing] = server.seen.map(({ body }) => JSON.parse(body) as object)
    expect(opening).not.toHaveProperty('thread_ts')
    expect(closing).toMatchObject({
      channel: 'C0DRIFT',
      thread_ts: '1763631900.000001',
      reply_broadcast: true,
      link_names: false,
    })
    expect(server.seen[0]?.headers.authorization).toBe('Bearer xoxb-planted-token')
  })

  test.each<{ name: string; behave: Behaviour; retry: boolean; says: RegExp }>([
    {
      name: 'a success that says no',
      behave: answers(200, { ok: false, error: 'channel_not_found' }),
      retry: false,
      says: /channel_not_found/,
    },
    {
      name: 'a success that says later',
      behave: answers(200, { ok: false, error: 'ratelimited' }, { 'retry-after': '30' }),
      retry: true,
      says: /ratelimited/,
    },
    { name: 'half an answer', behave: truncates, retry: true, says: /broke/ },
    {
      name: 'an error that is a sentence with a secret',
      behave: answers(200, { ok: false, error: 'token xoxb-planted-token' }),
      retry: true,
      says: /something else/,
    },
  ])('tells $name as it is', async ({ behave, retry, says }) => {
    server.behave(behave)
    const sent = await bot.messenger.tell(messageOf(), null)
    expect(sent).toMatchObject({ ok: false, retry })
    expect('reason' in sent && sent.reason).toMatch(says)
    expect(JSON.stringify(sent)).not.toContain('planted')
  })

  test('keeps to a message a second', async () => {
    for (let i = 0; i < 4; i++) await bot.messenger.tell(messageOf(), null)
    expect(bot.waited).toHaveLength(3)
    expect(bot.waited.every(ms => ms >= 1_000)).toBe(true)
  })
})

const section = (text: string): unknown => ({ type: 'section', text: { type: 'mrkdwn', text } })
const verdictOf = (...blocks: unknown[]): string =>
  slackVerdict(JSON.stringify({ text: 'x', blocks }))

describe("Slack's limits", () => {
  test('hold for as much as a bad day brings, in the words of strangers', async () => {
    const sent = await hook.messenger.tell(hugeMessage(), null)
    expect(sent).toEqual({ ok: true, receipt: null })
  })

  test('are enforced by the server on loopback', () => {
    expect(verdictOf(section('x'))).toBe('ok')
    expect(verdictOf(section('x'.repeat(3_001)))).toBe('invalid_blocks')
    expect(verdictOf(...Array.from({ length: 51 }, () => section('x')))).toBe('invalid_blocks')
    expect(verdictOf(...Array.from({ length: 5 }, () => section('x'.repeat(2_900))))).toBe(
      'msg_blocks_too_long',
    )
    expect(verdictOf(section('<!here>'))).toBe('would_ping')
    expect(verdictOf(section('@channel'))).toBe('would_ping')
  })
})
