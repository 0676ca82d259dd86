import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Ended } from '../run-command.ts'
import { loopbackBroker } from '../support/pact-broker.ts'
import { brokerWorld } from './broker-world.ts'
import { runInProcess } from './run-in-process.ts'

const { folder, broker, open, run } = brokerWorld()

const finding = (more: object): object => ({
  level: 'error',
  verdict: 'drift',
  provider: 'orders',
  usedBy: ['crm'],
  message: 'it went',
  ...more,
})

async function tell(findings: readonly object[]): Promise<Ended> {
  await open()
  await run(['pull', 'orders'])
  broker().asked.length = 0
  await writeFile(join(folder(), 'verify.json'), JSON.stringify({ summary: {}, findings }))
  const words = ['results', 'orders', '--report', 'verify.json', '--app-version', '7c1']
  return run([...words, '--branch', 'main'])
}
const told = (): (readonly [string, boolean])[] =>
  broker().asked.flatMap(({ method, path, body }) =>
    method === 'POST'
      ? [[path.split('/')[5] ?? '', (body as { success: boolean }).success] as const]
      : [],
  )

describe('tidemark broker results', () => {
  test('tells of each Pact whether its consumer is broken, once the version has its branch', async () => {
    const { code, stdout } = await tell([finding({}), finding({ level: 'warning', usedBy: null })])
    expect(code).toBe(0)
    expect(stdout).toContain('✗ failed  crm 1.0.0 – orders 7c1')
    expect(told()).toEqual([
      ['crm', false],
      ['Web%20Shop', true],
    ])
    expect(broker().asked[1]?.path).toBe('/pacticipants/orders/branches/main/versions/7c1')
    expect(broker().asked[2]?.body).toMatchObject({
      success: false,
      providerApplicationVersion: '7c1',
      testResults: [{ success: false, message: 'it went' }],
      verifiedBy: { implementation: 'tidemark' },
    })
  })

  test('fails all where an error names nobody', async () => {
    await tell([finding({ usedBy: null }), finding({ provider: 'other' })])
    expect(told().map(([, success]) => success)).toEqual([false, false])
  })

  test('tells nothing where something could not be checked', async () => {
    const { code, stderr } = await tell([finding({ verdict: 'inconclusive', level: 'info' })])
    expect(code).toBe(3)
    expect(stderr).toContain('neither a yes nor a no')
    expect(told()).toEqual([])
  })

  test('sends a result once only, even where the broker fails', async () => {
    await tell([])
    broker().asked.length = 0
    broker().instead.push({ status: 503 })
    const ended = await run([
      'results',
      'orders',
      '--report',
      'verify.json',
      '--app-version',
      '7c1',
    ])
    expect(ended.code).toBe(3)
    expect(told()).toHaveLength(1)
  })
})

describe('tidemark broker can-i-deploy', () => {
  test.each([
    { version: 'good', code: 0, says: '✓ yes  orders good to production', isOld: false },
    { version: 'bad', code: 1, says: '✗ no  orders bad to production', isOld: false },
    { version: 'new', code: 3, says: '? not known  orders new to production', isOld: false },
    { version: 'bad', code: 1, says: 'crm 1.0.0 – orders bad  failed', isOld: true },
  ])(
    'answers $code for what the broker says of $version',
    async ({ version, code, says, isOld }) => {
      await open({ isOld, basePath: '/pact' })
      const words = ['can-i-deploy', 'orders', '--app-version', version, '--to', 'production']
      const ended = await run(words)
      expect(ended.code).toBe(code)
      expect(ended.stdout).toContain(says)
    },
  )

  test('says what the broker says of a name that it does not know', async () => {
    await open()
    const ended = await run(['can-i-deploy', 'no', '--app-version', '1', '--to-tag', 'prod'])
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('pacticipant: no does not exist')
  })

  test('is not known where nobody answers', async () => {
    await open()
    const args = ['broker', 'can-i-deploy', 'orders', '--app-version', '1', '--to', 'p']
    const gone = await loopbackBroker()
    await gone.close()
    const options = { cwd: folder(), env: { PACT_BROKER_BASE_URL: gone.url } }
    const ended = await runInProcess(args, options)
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('No complete response')
  })
})
