import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sign } from '../../../src/edges/notify/webhook.ts'
import { messageOf } from '../../core/report/messages.ts'
import { answers, startReceiver, truncates, type ReceiverServer } from './receiver-server.ts'
import { open, type Opened } from './told.ts'

const key = Buffer.alloc(32, 7)
const SECRET = `whsec_${key.toString('base64')}`
let server: ReceiverServer
let hook: Opened

beforeEach(async () => {
  server = await startReceiver(answers(204, ''))
  hook = open(
    { kind: 'webhook', url: 'env:URL', secret: 'env:SECRET' },
    { URL: `${server.url}/in`, SECRET },
  )
})
afterEach(async () => {
  await hook.close()
  await server.close()
})

describe('the signed webhook', () => {
  test('can be verified by whoever has the secret', async () => {
    expect(await hook.messenger.tell(messageOf(), null)).toEqual({ ok: true, receipt: null })
    const { headers, body = '' } = server.seen[0] ?? {}
    const signed = [headers?.['webhook-id'], headers?.['webhook-timestamp'], body].join('.')
    const expected = createHmac('sha256', key).update(signed).digest('base64')
    expect(headers?.['webhook-signature']).toBe(`v1,${expected}`)
    expect(headers?.['webhook-timestamp']).toBe(String(Date.UTC(2026, 10, 20, 9, 45) / 1000))
    const said = JSON.parse(body) as { type: string; data: { items: readonly unknown[] } }
    expect(said.type).toBe('tidemark.firing')
    expect(said.data.items).toHaveLength(2)
  })

  test('carries one id when a message is sent again, and another for another', async () => {
    const other = messageOf({ sequence: 2, transition: 'updated' })
    for (const message of [messageOf(), messageOf(), other])
      await hook.messenger.tell(message, null)
    const [first, again, next] = server.seen.map(({ headers }) => headers['webhook-id'])
    expect(again).toBe(first)
    expect(next).not.toBe(first)
    expect(first).toMatch(/^msg_[0-9a-f]{32}$/)
  })

  test("signs as the standard's own example", () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
    expect(sign(secret, id, 1_614_265_330, '{"test": 2432232314}')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })

  test.each([
    [400, false],
    [401, false],
    [408, true],
    [410, false],
    [429, true],
    [500, true],
    [503, true],
  ])('that answers %i may be tried again: %s', async (status, retry) => {
    server.behave(answers(status, 'no', { 'retry-after': '9' }))
    const reason = `answered with status ${status}`
    expect(await hook.messenger.tell(messageOf(), null)).toEqual({
      ok: false,
      retry,
      retryAfter: '9',
      reason,
    })
  })

  test('whose answer breaks off may have taken it, and gets it again', async () => {
    server.behave(truncates)
    expect(await hook.messenger.tell(messageOf(), null)).toMatchObject({ ok: false, retry: true })
  })

  test('says that its secret is none, and not what it is', async () => {
    const env = { URL: server.url, SECRET: 'planted' }
    const { messenger, close } = open(
      { kind: 'webhook', url: 'env:URL', secret: 'env:SECRET' },
      env,
    )
    const sent = await messenger.tell(messageOf(), null)
    await close()
    expect(sent).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/signing secret is not/),
    })
    expect(JSON.stringify(sent)).not.toContain('planted')
    expect(server.seen).toEqual([])
  })
})
