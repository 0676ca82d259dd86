import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubServer, type Issue } from '../edges/notify/github-server.ts'
import { answers, startReceiver, type ReceiverServer } from '../edges/notify/receiver-server.ts'
import { slackServer } from '../edges/notify/slack-limits.ts'
import { startVendor } from '../support/vendor.ts'
import { runInProcess } from './run-in-process.ts'

let slack: ReceiverServer
let github: ReceiverServer
let issues: Issue[]
let cwd: string
let at = 0
let env: Record<string, string>

beforeEach(async () => {
  issues = []
  slack = await startReceiver(slackServer(() => (at += 2_000)))
  github = await startReceiver(githubServer(issues))
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-notify-'))
  env = { SLACK_URL: `${slack.url}/services/planted`, GITHUB_TOKEN: 'planted' }
})
afterEach(async () => {
  await Promise.all([slack.close(), github.close()])
  rmSync(cwd, { recursive: true, force: true })
})

function configure(receivers: object): void {
  const source = `export default ${JSON.stringify({ receivers }, null, 2)}\n`
  writeFileSync(join(cwd, 'tidemark.config.ts'), source)
}

const team = { kind: 'slack', webhook: 'env:SLACK_URL' }
const tracker = (): object => ({
  kind: 'github',
  repository: 'acme/crm',
  token: 'env:GITHUB_TOKEN',
  api: github.url,
})

describe('tidemark notify test', () => {
  test('tells each receiver, and leaves nothing open', async () => {
    configure({ slack: team, issues: tracker() })
    const { code, stdout, stderr } = await runInProcess(['notify', 'test'], { cwd, env })
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/^✓ slack {2}delivered, \d+(\.\d)? m?s$/m)
    expect(stdout).toMatch(/^✓ issues {2}delivered, /m)
    expect(issues).toMatchObject([{ state: 'closed' }])
  })

  test.each([
    ['says no', 404, 1],
    ['cannot take it now', 503, 3],
  ])('tells of a receiver that %s in one sentence', async (_, status, exit) => {
    configure({ slack: team, issues: tracker() })
    slack.behave(answers(status, 'no_service'))
    const { code, stdout, stderr } = await runInProcess(['notify', 'test', 'slack'], { cwd, env })
    expect(code, stderr).toBe(exit)
    expect(stdout).toMatch(new RegExp(`^✗ slack {2}answered with status ${status}[^\\n]*\\.\\n$`))
    expect(stdout + stderr).not.toContain('planted')
    expect(issues).toEqual([])
  })

  test.each([
    [['notify', 'test'], {}, /No receiver is configured/],
    [
      ['notify', 'test', 'nobody'],
      { slack: team },
      /No receiver is called 'nobody'. There are: slack/,
    ],
    [['notify', 'bell'], { slack: team }, /There is no notify bell/],
  ])('%j is refused where it makes no sense', async (args, receivers, says) => {
    configure(receivers)
    const { code, stderr } = await runInProcess(args, { cwd, env })
    expect(code).toBe(2)
    expect(stderr).toMatch(says)
  })
})

describe('tidemark report --send', () => {
  test('sends what was found to who reads reports, and opens no issue', async () => {
    configure({ slack: team, issues: tracker() })
    const vendor = await startVendor({ items: [{ id: 1, total: 2 }], more: true })
    try {
      await runInProcess(['canary', `${vendor.url}/v1/orders`, '--name', 'acme'], { cwd, env })
      vendor.answer({ items: [{ id: 1 }], more: true })
      await runInProcess(['canary', `${vendor.url}/v1/orders`, '--name', 'acme'], { cwd, env })
    } finally {
      await vendor.close()
    }
    const { code, stdout, stderr } = await runInProcess(['report', '--send'], { cwd, env })
    expect(code, stderr).toBe(1)
    expect(stdout).toContain('/items/*/total')
    expect(stderr).toMatch(/^✓ slack {2}delivered/m)
    expect(slack.seen.at(-1)?.body).toContain('/items/*/total')
    expect(slack.seen.at(-1)?.body).toContain('npx tidemark accept')
    expect(issues).toEqual([])
  })
})
