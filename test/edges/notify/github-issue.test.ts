import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { messageOf, resolvedMessage } from '../../core/report/messages.ts'
import { githubServer, type Issue } from './github-server.ts'
import { answers, startReceiver, type Behaviour, type ReceiverServer } from './receiver-server.ts'
import { open, type Opened } from './told.ts'

let server: ReceiverServer
let github: Opened
let issues: Issue[]

beforeEach(async () => {
  issues = Array.from({ length: 130 }, (_, i) => ({
    number: i + 1,
    title: 'of others',
    body: '',
    state: 'open',
    comments: [],
  }))
  server = await startReceiver(githubServer(issues))
  const config = {
    kind: 'github',
    repository: 'acme/crm',
    token: 'env:T',
    api: server.url,
  } as const
  github = open({ ...config, labels: ['drift'] }, { T: 'planted-token' })
})
afterEach(async () => {
  await github.close()
  await server.close()
})

describe('the GitHub issue', () => {
  test('is one for an episode, told on in comments, and closed at the end', async () => {
    const first = await github.messenger.tell(messageOf(), null)
    expect(first).toEqual({ ok: true, receipt: { issue: 131 } })
    const receipt = first.ok ? first.receipt : null
    await github.messenger.tell(messageOf({ sequence: 2, transition: 'updated' }), receipt)
    expect(issues[130]?.state).toBe('open')
    await github.messenger.tell(resolvedMessage({ sequence: 3 }), receipt)
    expect(issues).toHaveLength(131)
    expect(issues[130]).toMatchObject({ state: 'closed' })
    expect(issues[130]?.comments).toHaveLength(2)
    expect(issues[130]?.body).toContain('49 of 50 against 0 of 2,000')
    expect(server.seen[0]?.headers.authorization).toBe('Bearer planted-token')
  })

  test('is found again when its receipt was lost, however many came after it', async () => {
    await github.messenger.tell(messageOf(), null)
    for (let i = 0; i < 150; i++) {
      const number = issues.length + 1
      issues.push({ number, title: 'later', body: '', state: 'open', comments: [] })
    }
    const again = await github.messenger.tell(messageOf(), null)
    expect(again).toEqual({ ok: true, receipt: { issue: 131 } })
    const last = await github.messenger.tell(resolvedMessage(), null)
    expect(last).toEqual({ ok: true, receipt: { issue: 131 } })
    expect(issues).toHaveLength(281)
    expect(issues[130]).toMatchObject({ state: 'closed' })
  })

  test('gets a message once, though it was sent twice', async () => {
    await github.messenger.tell(messageOf(), null)
    const update = messageOf({ sequence: 2, transition: 'updated' })
    for (let i = 0; i < 3; i++) await github.messenger.tell(update, { issue: 131 })
    expect(issues[130]?.comments).toHaveLength(1)
  })

  test('is another for another episode', async () => {
    await github.messenger.tell(messageOf(), null)
    await github.messenger.tell(messageOf({ episode: '2-5' }), null)
    expect(issues).toHaveLength(132)
  })

  test.each<{ name: string; behave: Behaviour; retry: boolean; after: string | null }>([
    { name: 'a bad token', behave: answers(401, {}), retry: false, after: null },
    { name: 'no such repository', behave: answers(404, {}), retry: false, after: null },
    {
      name: 'a quota used up',
      behave: answers(403, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795168000' }),
      retry: true,
      after: '100',
    },
    {
      name: 'too often',
      behave: answers(403, {}, { 'retry-after': '60' }),
      retry: true,
      after: '60',
    },
    {
      name: 'a page',
      behave: answers(200, '<html>', { 'content-type': 'text/html' }),
      retry: true,
      after: null,
    },
    { name: 'a fault', behave: answers(502, 'bad gateway'), retry: true, after: null },
  ])('that answers $name is told as it is', async ({ behave, retry, after }) => {
    server.behave(behave)
    const at = 1_795_167_900_000
    const config = {
      kind: 'github',
      repository: 'acme/crm',
      token: 'env:T',
      api: server.url,
    } as const
    const { messenger, close } = open(config, { T: 'planted-token' }, at)
    const sent = await messenger.tell(messageOf(), null)
    await close()
    expect(sent).toMatchObject({ ok: false, retry, retryAfter: after })
    expect(JSON.stringify(sent)).not.toContain('planted')
  })
})
