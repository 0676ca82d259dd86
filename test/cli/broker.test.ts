import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loopbackBroker, type BrokerOptions } from '../support/pact-broker.ts'
import { brokerWorld, env, pactOf } from './broker-world.ts'

const { folder, broker, open, run, written } = brokerWorld()

describe('tidemark broker pull', () => {
  test.each<{ name: string; options: BrokerOptions }>([
    { name: 'with its address at the root', options: {} },
    { name: 'below a path', options: { basePath: '/tools/pact' } },
    { name: 'that lists one Pact a page', options: { pageSize: 1 } },
    { name: 'that is old', options: { isOld: true } },
  ])('writes the Pacts of a broker $name, and where they came from', async ({ options }) => {
    await open(options)
    const { code, stdout, stderr } = await run(['pull', 'orders'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('crm 1.0.0 → contracts/crm-orders.pact.json')
    expect(await readdir(join(folder(), 'contracts'))).toEqual([
      'crm-orders.pact.json',
      'web-shop-orders.pact.json',
    ])
    const { metadata, ...rest } = await written('crm-orders.pact.json')
    const { metadata: _, ...sent } = pactOf('crm')
    expect(rest).toEqual(sent)
    expect(metadata).toEqual({
      pactSpecification: { version: '2.0.0' },
      tidemark: {
        broker: `${broker().url}/`,
        consumerVersion: '1.0.0',
        results: `${broker().url}/pacts/provider/orders/consumer/crm/version/1.0.0/verification-results`,
      },
    })
    expect((await run(['pull', 'orders'])).stdout).toContain('unchanged')
  })

  test('asks by branch, tag, environment and what is deployed, and keeps what is pending', async () => {
    await open()
    const words = [
      '--branch',
      'main',
      '--tag',
      'prod',
      '--environment',
      'live',
      '--main-branch',
      '--deployed',
    ]
    const { stdout } = await run(['pull', 'orders', ...words, '--provider-branch', 'feat'])
    expect(stdout).toContain('Web Shop 1.0.0  pending')
    expect(broker().asked.find(({ method }) => method === 'POST')?.body).toEqual({
      consumerVersionSelectors: [
        { branch: 'main' },
        { tag: 'prod', latest: true },
        { environment: 'live' },
        { mainBranch: true },
        { deployedOrReleased: true },
      ],
      providerVersionBranch: 'feat',
      includePendingStatus: true,
    })
  })

  test('says which files the broker does not mean any more', async () => {
    await open()
    await run(['pull', 'orders'])
    broker().pacts.pop()
    const { stderr } = await run(['pull', 'orders'])
    expect(stderr).toBe(
      'contracts/web-shop-orders.pact.json is not among them any more: delete it\n',
    )
  })

  test('takes a user and password, and a header over both', async () => {
    await open()
    broker().authorization = `Basic ${Buffer.from('ci:pass').toString('base64')}`
    const basic = { PACT_BROKER_USERNAME: 'ci', PACT_BROKER_PASSWORD: 'pass' }
    expect((await run(['pull', 'orders'], basic)).code).toBe(0)
    broker().authorization = 'Bearer tok-2'
    const header = ['-H', 'Authorization: Bearer env:OTHER']
    expect((await run(['pull', 'orders', ...header], { ...env, OTHER: 'tok-2' })).code).toBe(0)
  })

  test.each([
    { status: 401, code: 3, says: 'the broker does not know us (401). Its token may have expired' },
    { status: 403, code: 3, says: 'does not let us do that (403)' },
    { status: 404, code: 2, says: 'knows nothing of that name (404)' },
    { status: 422, code: 2, says: 'does not take that (422)' },
    { status: 500, code: 3, says: 'the broker failed (500)' },
  ])('says in a sentence what $status means', async ({ status, code, says }) => {
    await open()
    broker().instead.push({ status, body: '<html>secret page</html>' })
    const ended = await run(['pull', 'orders'])
    expect(ended.code).toBe(code)
    expect(ended.stderr).toContain(says)
    expect(ended.stderr).not.toContain('secret')
    expect(broker().asked).toHaveLength(1)
  })

  test('says that a token expired, and repeats it nowhere', async () => {
    await open()
    broker().authorization = 'Bearer tok-new'
    const ended = await run(['pull', 'orders'])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('PACT_BROKER_TOKEN')
    expect(ended.stderr + ended.stdout).not.toContain('tok-1')
  })

  test('asks again where a broker is busy, and goes where it moved on its host', async () => {
    await open()
    const headers = { 'retry-after': '0' }
    broker().instead.push({ status: 503, headers }, { status: 307, headers: { location: '/' } })
    expect((await run(['pull', 'orders'])).code).toBe(0)
  })

  test('takes its credentials to no other host', async () => {
    await open()
    const other = await loopbackBroker()
    try {
      broker().instead.push({ status: 302, headers: { location: other.url } })
      const ended = await run(['pull', 'orders'])
      expect(ended.code).toBe(2)
      expect(ended.stderr).toContain('gets no credentials of ours')
      expect(other.asked).toEqual([])
    } finally {
      await other.close()
    }
  })

  test('is told from what is no broker, and from one that has nothing', async () => {
    await open()
    broker().instead.push({ status: 200, body: '<html>' })
    expect((await run(['pull', 'orders'])).stderr).toContain('none of a Pact Broker')
    const none = await run(['pull', 'nobody'])
    expect(none.code).toBe(3)
    expect(none.stderr).toContain('the broker has no Pact with nobody')
  })
})

describe('tidemark broker publish', () => {
  test('publishes the branch and tags of the version, then the Pact without what was added to it', async () => {
    await open()
    await run(['pull', 'orders'])
    broker().asked.length = 0
    const words = ['contracts/crm-orders.pact.json', '--app-version', '1.1.0', '--branch', 'feat/a']
    const { code, stdout } = await run(['publish', ...words, '--tag', 'dev'])
    expect(code).toBe(0)
    expect(stdout).toContain('crm 1.1.0 expects of orders')
    expect(
      broker()
        .asked.map(({ method, path }) => `${method} ${path}`)
        .slice(1),
    ).toEqual([
      'PUT /pacticipants/crm/branches/feat%2Fa/versions/1.1.0',
      'PUT /pacticipants/crm/versions/1.1.0/tags/dev',
      'PUT /pacts/provider/orders/consumer/crm/version/1.1.0',
    ])
    expect(broker().pacts.at(-1)?.document).toEqual(pactOf('crm'))
  })

  test('says that a version was published already with something else in it', async () => {
    await open()
    await writeFile(join(folder(), 'crm.json'), JSON.stringify(pactOf('crm', '/other')))
    const ended = await run(['publish', 'crm.json', '--app-version', '1.0.0'])
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain(
      'something else under that name already (409) (Pact was modified)',
    )
  })
})

test.each([
  { words: ['pul', 'orders'], says: "Did you mean 'pull'?" },
  { words: ['pull'], says: 'Say of which provider' },
  { words: ['publish', 'a.json'], says: 'Say of which version' },
  { words: ['can-i-deploy', 'orders', '--app-version', '1'], says: 'Say where to' },
])('tidemark broker $words says what is missing', async ({ words, says }) => {
  await open()
  const ended = await run(words)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toContain(says)
})
