import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkConfig } from '../../../src/edges/config/config-schema.ts'
import { loadFiles, type Loaded } from './load-files.ts'

const home = mkdtempSync(join(tmpdir(), 'tidemark-receivers-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const planted = 'https://hooks.slack.com/services/T0AAAAAAA/B0BBBBBBB/plantedplantedplanted12'
const receivers = (lines: string): string => `export default {\n  receivers: {\n${lines}\n  },\n}\n`

const broken: readonly { name: string; source: string; says: RegExp }[] = [
  {
    name: 'writes a webhook address out',
    source: receivers(`    team: {\n      kind: 'slack',\n      webhook: '${planted}' },`),
    says: /config\.ts:5: receivers\.team\.webhook: holds a literal secret.*'env:NAME'/,
  },
  {
    name: 'writes a password out',
    source: receivers(
      `    mail: { kind: 'email', from: 'a@b.example', to: 'c@d.example', host: 'h', user: 'u',\n      password: 'planted-secret-1' },`,
    ),
    says: /config\.ts:4: receivers\.mail\.password: holds a literal secret/,
  },
  {
    name: 'writes a token into the URL of a webhook',
    source: receivers(
      `    hook: { kind: 'webhook', secret: 'env:S', url: 'https://a.example/?token=ghp_${'A1b2C3d4E5F6'.repeat(3)}' },`,
    ),
    says: /config\.ts:3: receivers\.hook\.url: holds a literal secret/,
  },
  {
    name: 'names a kind that is none',
    source: receivers(`    team: {\n      kind: 'smoke-signal' },`),
    says: /config\.ts:4: receivers\.team\.kind: expected one of email, slack, webhook/,
  },
  {
    name: 'names a kind that every object has',
    source: receivers(`    team: { kind: 'constructor' },`),
    says: /config\.ts:3: receivers\.team\.kind: expected one of/,
  },
  {
    name: 'has a key too many',
    source: receivers(`    team: { kind: 'slack', webhook: 'env:A',\n      chanel: '#x' },`),
    says: /config\.ts:4: receivers\.team\.chanel: is no known key/,
  },
  {
    name: 'sends a password in clear',
    source: receivers(
      `    mail: { kind: 'email', from: 'a@b.example', to: ['c@d.example'], host: 'h', user: 'u', password: 'env:P',\n      tls: 'optional' },`,
    ),
    says: /config\.ts:4: receivers\.mail\.tls: sends the password in clear/,
  },
  {
    name: 'routes to somebody who is not there',
    source:
      "export default {\n  receivers: { a: { kind: 'slack', webhook: 'env:A' } },\n  routes: [\n    { receiver: 'a' },\n    { receiver: 'b' },\n  ],\n}\n",
    says: /config\.ts:5: routes\[1\]: route names the receiver 'b', and there are: a/,
  },
  {
    name: 'has a digest in no time zone',
    source:
      "export default {\n  receivers: { a: { kind: 'slack', webhook: 'env:A' } },\n  digest: { timeZone: 'Atlantis' },\n}\n",
    says: /config\.ts:3: digest: .*Atlantis/,
  },
]

describe('a configuration of receivers', () => {
  let results: Map<string, Loaded>
  beforeAll(() => {
    const loaded = loadFiles(
      'config',
      home,
      broken.map(({ source }) => ({ 'tidemark.config.ts': source })),
    )
    results = new Map(broken.map(({ name }, index) => [name, loaded[index] ?? {}]))
  })

  test.each(broken)('that $name is refused at its line', ({ name, says }) => {
    const { name: error, message = '' } = results.get(name) ?? {}
    expect(message).toMatch(says)
    expect(error).toBe('InputError')
    expect(message).not.toMatch(/planted|A1b2C3/)
  })

  test('takes each kind, routes and a weekly digest', () => {
    const config = {
      receivers: {
        mail: {
          kind: 'email',
          from: 'Tidemark <drift@example.com>',
          to: 'team@example.com',
          host: 'smtp.example.com',
          user: 'drift',
          password: 'env:SMTP_PASSWORD',
        },
        team: { kind: 'slack', webhook: 'env:SLACK_URL' },
        bot: { kind: 'slack', token: 'env:SLACK_TOKEN', channel: '#api-drift' },
        hook: { kind: 'webhook', url: 'https://hooks.example/drift', secret: 'env:HOOK_SECRET' },
        duty: { kind: 'pagerduty', routingKey: 'env:PD_KEY' },
        issues: { kind: 'github', repository: 'acme/crm', token: 'env:GITHUB_TOKEN' },
      },
      routes: [{ match: { provider: 'acme' }, receiver: 'duty', continue: true }],
      digest: { every: 'week', at: '09:30', timeZone: 'Europe/Berlin' },
    }
    expect(checkConfig(config, 'tidemark.config.ts')).toEqual(config)
  })
})
