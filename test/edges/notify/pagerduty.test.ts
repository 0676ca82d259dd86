import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hugeMessage, messageOf, resolvedMessage } from '../../core/report/messages.ts'
import { answers, startReceiver, type Behaviour, type ReceiverServer } from './receiver-server.ts'
import { open, type Opened } from './told.ts'

let server: ReceiverServer
let duty: Opened
const taken: Behaviour = answers(202, {
  status: 'success',
  message: 'Event processed',
  dedup_key: 'x',
})

beforeEach(async () => {
  server = await startReceiver(taken)
  duty = open({ kind: 'pagerduty', routingKey: 'env:KEY', api: server.url }, { KEY: 'planted-key' })
})
afterEach(async () => {
  await duty.close()
  await server.close()
})

const events = (): readonly Record<string, unknown>[] =>
  server.seen.map(({ body }) => JSON.parse(body) as Record<string, unknown>)

describe('PagerDuty', () => {
  test('gets one incident for an episode, and its end', async () => {
    await duty.messenger.tell(messageOf(), null)
    await duty.messenger.tell(resolvedMessage(), null)
    const [first, last] = events()
    expect(first).toMatchObject({
      routing_key: 'planted-key',
      event_action: 'trigger',
      payload: { severity: 'error', source: 'acme' },
    })
    expect(last).toMatchObject({ event_action: 'resolve', dedup_key: first?.['dedup_key'] })
    expect(server.seen[0]?.path).toBe('/v2/enqueue')
  })

  test('gets no more than it takes', async () => {
    await duty.messenger.tell(hugeMessage(), null)
    expect(Buffer.byteLength(server.seen[0]?.body ?? '')).toBeLessThan(512_000)
    const payload = events()[0]?.['payload'] as { summary: string }
    expect(payload.summary.length).toBeLessThanOrEqual(1024)
  })

  test.each<{ name: string; behave: Behaviour; retry: boolean }>([
    { name: 'a bad key', behave: answers(400, { status: 'invalid event' }), retry: false },
    { name: 'too many events', behave: answers(429, ''), retry: true },
    { name: 'a page of a proxy', behave: answers(200, '<html>'), retry: true },
  ])('that answers $name is told as it is', async ({ behave, retry }) => {
    server.behave(behave)
    const sent = await duty.messenger.tell(messageOf(), null)
    expect(sent).toMatchObject({ ok: false, retry })
    expect(JSON.stringify(sent)).not.toContain('planted')
  })
})
