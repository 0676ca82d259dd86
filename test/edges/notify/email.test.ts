import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { EmailConfig } from '../../../src/ports/receivers.ts'
import type { Message } from '../../../src/core/report/message.ts'
import type { Sent } from '../../../src/ports/sender.ts'
import { hugeMessage, messageOf, resolvedMessage } from '../../core/report/messages.ts'
import { freePort, listen } from '../net/loopback.ts'
import { selfSigned } from '../net/self-signed.ts'
import { headerOf, startMailServer, type MailServer } from './mail-server.ts'
import { open } from './told.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidemark-mail-'))
const identity = selfSigned('localhost')
writeFileSync(join(folder, 'ca.pem'), identity.cert)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let server: MailServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function start(options: SMTPServerOptions = {}): Promise<MailServer> {
  server = await startMailServer(options)
  return server
}

async function tell(
  parts: Partial<EmailConfig>,
  message: Message = messageOf(),
  receipt: Parameters<ReturnType<typeof open>['messenger']['tell']>[1] = null,
): Promise<Sent> {
  const config: EmailConfig = {
    kind: 'email',
    from: 'Tidemark <drift@tidemark.example>',
    to: ['a@team.example', 'B <b@team.example>'],
    host: '127.0.0.1',
    tls: 'off',
    ...parts,
  }
  const { messenger, close } = open(config, { PASS: 'planted-password' }, undefined, folder)
  try {
    return await messenger.tell(message, receipt)
  } finally {
    await close()
  }
}

const plain: SMTPServerOptions = { disabledCommands: ['STARTTLS', 'AUTH'] }

const refusing = (code: number): Error =>
  Object.assign(new Error('planted text'), { responseCode: code })

describe('the mail', () => {
  test('of an episode is one thread, and the same mail when it is sent again', async () => {
    const { port, received } = await start(plain)
    const first = await tell({ port })
    expect(first).toMatchObject({ ok: true })
    await tell({ port })
    const receipt = first.ok ? first.receipt : null
    await tell({ port }, messageOf({ sequence: 2, transition: 'updated', alerts: [] }), receipt)
    await tell({ port }, resolvedMessage({ sequence: 3 }), null)
    const ids = received.map(({ raw }) => headerOf(raw, 'message-id'))
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@tidemark\.example>$/)
    expect(ids[1]).toBe(ids[0])
    expect(new Set(ids).size).toBe(3)
    const [opening, , update, end] = received.map(({ raw }) => raw)
    expect(headerOf(opening ?? '', 'references')).toBe('')
    for (const later of [update, end]) {
      expect(headerOf(later ?? '', 'in-reply-to')).toBe(ids[0])
      expect(headerOf(later ?? '', 'references')).toBe(ids[0])
    }
    const subject = headerOf(opening ?? '', 'subject')
    expect(headerOf(update ?? '', 'subject')).toBe(`Re: ${subject}`)
    expect(received[0]).toMatchObject({
      from: 'drift@tidemark.example',
      to: ['a@team.example', 'b@team.example'],
    })
  })

  test('holds text, HTML and pictures that are found inside it', async () => {
    const { port, received } = await start(plain)
    await tell({ port })
    const raw = received[0]?.raw ?? ''
    expect(raw).toMatch(/content-type: text\/plain/i)
    expect(raw).toMatch(/content-type: text\/html/i)
    for (const chart of ['latency', 'failures']) {
      expect(raw).toMatch(new RegExp(`content-id: <${chart}@tidemark>`, 'i'))
      expect(raw.replaceAll('=\r\n', '')).toContain(`cid:${chart}@tidemark`)
    }
    expect(headerOf(raw, 'auto-submitted')).toBe('auto-generated')
  })

  test.each([1, 8, 40, 400])('of %i causes stays below 80 KB', async count => {
    const { port, received } = await start(plain)
    expect(await tell({ port }, hugeMessage(count))).toMatchObject({ ok: true })
    expect(Buffer.byteLength(received[0]?.raw ?? '')).toBeLessThan(80_000)
  })
})

describe('the mail server', () => {
  const secure = { key: identity.key, cert: identity.cert }
  const login: SMTPServerOptions = {
    ...secure,
    authOptional: false,
    onAuth: ({ username = '', password }, _, done) =>
      password === 'planted-password'
        ? done(null, { user: username })
        : done(new Error('no, not planted-password')),
  }

  test('that offers STARTTLS gets the password only over it', async () => {
    const { port, received } = await start(login)
    const config = {
      port,
      tls: 'required',
      ca: 'ca.pem',
      user: 'drift',
      password: 'env:PASS',
    } as const
    expect(await tell(config)).toMatchObject({ ok: true })
    expect(received[0]).toMatchObject({ isSecure: true, user: 'drift' })
  })

  test('that speaks TLS from the first byte is spoken to so', async () => {
    const { port, received } = await start({ ...login, secure: true })
    const config = {
      port,
      tls: 'implicit',
      ca: 'ca.pem',
      user: 'drift',
      password: 'env:PASS',
    } as const
    expect(await tell(config)).toMatchObject({ ok: true })
    expect(received[0]?.isSecure).toBe(true)
  })

  test('may have a certificate that nobody vouches for only where that is told', async () => {
    const { port, received } = await start(login)
    const sent = await tell({ port, tls: 'required', user: 'drift', password: 'env:PASS' })
    expect(sent).toMatchObject({ ok: false, retry: true })
    expect(received).toEqual([])
  })

  test('without STARTTLS gets nothing where it is required', async () => {
    const { port, received } = await start(plain)
    expect(await tell({ port, tls: 'required' })).toMatchObject({ ok: false, retry: true })
    expect(await tell({ port, tls: 'optional' })).toMatchObject({ ok: true })
    expect(received).toHaveLength(1)
  })

  test.each<{ name: string; options: SMTPServerOptions; retry: boolean; says: RegExp }>([
    {
      name: 'refuses the login',
      options: { ...login, onAuth: (_a, _s, done) => done(refusing(535)) },
      retry: false,
      says: /refused the login with status 535/,
    },
    {
      name: 'refuses every address',
      options: { ...plain, onRcptTo: (_a, _s, done) => done(refusing(550)) },
      retry: false,
      says: /refused the address with status 550/,
    },
    {
      name: 'has no room now',
      options: { ...plain, onMailFrom: (_a, _s, done) => done(refusing(452)) },
      retry: true,
      says: /status 452/,
    },
    {
      name: 'refuses the mail in the end',
      options: {
        ...plain,
        onData: (stream, _s, done) => stream.resume().on('end', () => done(refusing(554))),
      },
      retry: false,
      says: /refused it with status 554/,
    },
  ])('that $name is told as it is', async ({ options, retry, says }) => {
    const { port } = await start(options)
    const isOpen = 'onAuth' in options
    const sent = await tell(
      isOpen ? { port, tls: 'required', ca: 'ca.pem', user: 'u', password: 'env:PASS' } : { port },
    )
    expect(sent).toMatchObject({ ok: false, retry })
    expect('reason' in sent && sent.reason).toMatch(says)
    expect(JSON.stringify(sent)).not.toContain('planted')
  })

  test('that takes the connection and says nothing is given up', async () => {
    const silent = createServer(() => undefined)
    const { port } = await listen(silent)
    expect(await tell({ port })).toMatchObject({
      ok: false,
      retry: true,
      reason: 'no answer within 1.5 s',
    })
    await new Promise(done => silent.close(done))
  })

  test('that is not there is tried again', async () => {
    const sent = await tell({ port: await freePort() })
    expect(sent).toMatchObject({ ok: false, retry: true, reason: 'nothing listens there' })
  })
})
