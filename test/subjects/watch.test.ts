import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { headerOf, startMailServer, type MailServer } from '../edges/notify/mail-server.ts'
import { startReceiver, type ReceiverServer } from '../edges/notify/receiver-server.ts'
import { openLookout, type Lookout } from './look.ts'
import { limitedSlack, type LimitedSlack } from './limited-slack.ts'
import type { Subject } from './subject.ts'
import { logIn, openVerdaccio, publish, type VerdaccioVersion } from './verdaccio.ts'
import { startWatching, until, type Watching } from './watching.ts'

let verdaccio: Subject<VerdaccioVersion>
let lookout: Lookout
let mail: MailServer
let slack: LimitedSlack
let slackServer: ReceiverServer

beforeEach(async () => {
  verdaccio = await openVerdaccio()
  lookout = openLookout()
  mail = await startMailServer({ disabledCommands: ['STARTTLS', 'AUTH'] })
  slack = limitedSlack()
  slackServer = await startReceiver(slack.behaviour)
  writeRepository()
})
afterEach(async () => {
  lookout.close()
  await Promise.all([verdaccio.close(), mail.close(), slackServer.close()])
})

async function runSeeded(version: VerdaccioVersion): Promise<void> {
  await verdaccio.run(version)
  const token = await logIn(verdaccio.url, 'ann')
  await publish(verdaccio.url, token, { name: 'alpha', version: '1.0.0' })
  await publish(verdaccio.url, token, { name: 'beta', version: '1.0.0' })
}

/** Three monitors of one provider, two receivers, and a sync that reads one operation of it. */
function writeRepository(): void {
  const config = {
    receivers: {
      team: {
        kind: 'email',
        from: 'Tidemark <drift@example.com>',
        to: 'team@example.com',
        host: '127.0.0.1',
        port: mail.port,
        tls: 'off',
      },
      channel: { kind: 'slack', token: 'env:SLACK_TOKEN', channel: '#drift', api: slackServer.url },
    },
    routes: ['team', 'channel'].map(receiver => ({
      receiver,
      continue: true,
      groupWait: '2s',
      groupInterval: '2s',
      digest: false,
    })),
    gates: { 'package-sync': { reads: { verdaccio: ['GET /alpha'] } } },
  }
  writeFileSync(
    join(lookout.folder, 'tidemark.config.mjs'),
    `export default ${JSON.stringify(config)}\n`,
  )
  mkdirSync(join(lookout.folder, 'monitors'))
  monitor('install', '/alpha', { Accept: 'application/vnd.npm.install-v1+json' })
  monitor('packument', '/beta')
  monitor('ping', '/-/ping')
}

function monitor(name: string, path: string, headers: Readonly<Record<string, string>> = {}): void {
  const target = { url: `${verdaccio.url}${path}`, provider: 'verdaccio', headers }
  const definition = { name, target, schedule: { every: '2s' } }
  const file = join(lookout.folder, 'monitors', `${name}.ts`)
  writeFileSync(file, `export default ${JSON.stringify(definition)}\n`)
}

const gate = async (): Promise<number | null> => {
  const { code } = await runCli(['gate', 'check', 'package-sync'], { cwd: lookout.folder })
  return code
}

interface Scene {
  readonly watching: Watching
  readonly tell: () => string
  /** Every monitor is healthy this many times more. */
  readonly stayHealthy: (times: number) => Promise<void>
}

const subjects = (): readonly string[] => mail.received.map(({ raw }) => headerOf(raw, 'subject'))

/** A watch over all three monitors, which has learned them and found them healthy. */
async function watch(play: (scene: Scene) => Promise<void>): Promise<void> {
  const watching = startWatching(lookout.folder, { SLACK_TOKEN: 'xoxb-of-this-test' })
  const tell = (): string =>
    [
      watching.said(),
      'mails:',
      ...subjects(),
      'slack:',
      ...slack.taken.map(({ text }) => text),
    ].join('\n')
  const stayHealthy = async (times: number): Promise<void> => {
    const before = watching.said().length
    const isHealthy = (name: string): boolean =>
      watching.said().slice(before).split(`✓ ${name}  healthy`).length > times
    await until(() => ['install', 'packument', 'ping'].every(isHealthy), tell)
  }
  let isDone = false
  try {
    await stayHealthy(1)
    await play({ watching, tell, stayHealthy })
    isDone = true
  } finally {
    const code = await watching.stop()
    if (isDone) expect(code, tell()).toBe(0)
  }
}

describe('a watch over a registry', () => {
  test('that is upgraded and put back: one thread by mail, one in Slack, a gate held meanwhile', async () => {
    await runSeeded('4')
    await watch(async ({ watching, tell }) => {
      expect(await gate(), tell()).toBe(0)

      await verdaccio.run('6')
      await until(() => mail.received.length > 0 && slack.taken.length > 0, tell)
      expect(await gate(), tell()).toBe(1)

      await verdaccio.run('4')
      const isTold = (name: string): boolean => watching.said().includes(`told ${name}: resolved`)
      await until(() => isTold('team') && isTold('channel'), tell)
      expect(await gate(), tell()).toBe(0)
    })

    const mails = mail.received.map(({ raw }) => raw)
    const [first = '', ...replies] = mails
    expect(headerOf(first, 'in-reply-to')).toBe('')
    expect(replies.length).toBeGreaterThan(0)
    for (const reply of replies) {
      expect(headerOf(reply, 'references')).toContain(headerOf(first, 'message-id'))
    }
    expect(new Set(mails.map(raw => headerOf(raw, 'message-id'))).size).toBe(mails.length)
    expect(Math.max(...mails.map(raw => raw.length))).toBeLessThan(80_000)
    expect(first).toContain('response-media-type-changed')
    expect(first).not.toMatch(/^RESOLVED/m)
    expect(mails.at(-1)).toMatch(/^RESOLVED/m)

    const [opening, ...updates] = slack.taken
    expect(slack.refused()).toBeGreaterThan(0)
    expect(opening?.thread).toBe(null)
    expect(updates.map(({ thread }) => thread)).toEqual(updates.map(() => opening?.ts))
    expect(opening?.text).toContain('response-media-type-changed')
    expect(updates.at(-1)?.text).toMatch(/resolved/i)
  })

  test('that is upgraded to what answers the same: nobody is told, and the sync may run', async () => {
    await runSeeded('5')
    await watch(async ({ watching, tell, stayHealthy }) => {
      await verdaccio.run('6')
      await stayHealthy(3)
      expect(watching.said()).not.toMatch(/raised|held/)
      expect(await gate(), tell()).toBe(0)
    })
    expect(mail.received).toEqual([])
    expect(slack.taken).toEqual([])
    expect(slack.refused()).toBe(0)
  })
})
