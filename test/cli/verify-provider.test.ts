import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Json } from '../../src/core/json/json.ts'
import {
  petOf,
  petsPact,
  repositoryWith,
  startPets,
  type Pets,
  type PetsOptions,
} from '../edges/pact/pets.ts'
import { hasNativeVerifier } from '../edges/pact/native.ts'
import type { Ended } from '../run-command.ts'
import { runInProcess } from './run-in-process.ts'

interface Told {
  readonly summary: Readonly<Record<string, number>>
  readonly findings: readonly {
    readonly rule: string
    readonly level: string
    readonly verdict: string
    readonly at: string
    readonly path: string
    readonly expected: Json
    readonly actual: Json
    readonly usedBy: readonly string[]
    readonly message: string
    readonly contract: { readonly file: string; readonly pointer: string }
  }[]
}

async function pets(options: PetsOptions = {}): Promise<Pets> {
  const started = await startPets(options)
  onTestFinished(() => started.close())
  return started
}

function told({ stdout }: Ended): Told {
  return JSON.parse(stdout) as Told
}

const message = (description: string): Json => ({
  type: 'Asynchronous/Messages',
  description,
  contents: { contentType: 'application/json', encoded: false, content: { id: 1 } },
  metadata: { contentType: 'application/json' },
})

describe.skipIf(!hasNativeVerifier)('tidemark verify --provider', () => {
  test('passes 50 interactions with states, and renews a token that expires', async () => {
    const provider = await pets({ tokenFor: 10 })
    const cwd = repositoryWith(petsPact(50))
    const command = `node -e "fetch('${provider.url}/token').then(r => r.text()).then(t => process.stdout.write(t))"`
    const args = ['--states', `${provider.url}/states`, '--token-command', command]
    const ended = await runInProcess(['verify', '--provider', provider.url, ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '' },
    })
    expect(ended.stdout).toContain('50 of 50 interactions verified with pets')
    expect(ended.code).toBe(0)
    expect(ended.stderr.trim().split('\n')).toHaveLength(50)
    expect(ended.stderr).toContain('50 of 50  a request for pet 49')
    expect(provider.states).toHaveLength(100)
    expect(provider.states.slice(0, 2)).toEqual([
      'setup: a pet exists {"id":0}',
      'teardown: a pet exists {"id":0}',
    ])
    // Refused once for each token that was used up, and asked again.
    expect(provider.requests()).toBe(54)
    expect([...provider.headers]).not.toContain('x-tidemark-interaction')
  })

  test('takes states of a module, with their parameters, setup and teardown', async () => {
    const provider = await pets()
    const cwd = repositoryWith(petsPact(2), {
      'states.ts': `import { appendFileSync } from 'node:fs'
        const log = (line: string): void => appendFileSync(new URL('log.txt', import.meta.url), line + '\\n')
        export default {
          'a pet exists': {
            setup: async ({ id }: { id: number }) => log('setup ' + id),
            teardown: async ({ id }: { id: number }) => log('teardown ' + id),
          },
        }`,
    })
    const ended = await runInProcess(
      ['verify', '--provider', provider.url, '--states', 'states.ts'],
      { cwd },
    )
    expect(ended.code).toBe(0)
    const log = readFileSync(join(cwd, 'log.txt'), 'utf8')
    expect(log).toBe('setup 0\nteardown 0\nsetup 1\nteardown 1\n')
  })

  test('tells a drift with consumer, interaction and place', async () => {
    const provider = await pets({ pet: id => ({ ...(petOf(id) as object), name: null }) })
    const cwd = repositoryWith(petsPact(1))
    const ended = await runInProcess(
      ['verify', 'pets', '--provider', provider.url, '--format', 'json'],
      { cwd },
    )
    expect(ended.code).toBe(1)
    expect(told(ended).findings).toEqual([
      expect.objectContaining({
        rule: 'provider-value-unexpected',
        level: 'error',
        verdict: 'drift',
        path: '/pets/{id}',
        at: '/name',
        expected: 'string',
        actual: 'null',
        usedBy: ['shop'],
        contract: { file: 'contracts/shop-pets.pact.json', pointer: '/interactions/0' },
        message:
          'shop, “a request for pet 0”: response 200 property /name: came as null, the Pact expects string',
      }),
    ])
  })

  test('is inconclusive where the provider dies half way', async () => {
    const provider = await pets({ diesAt: 26 })
    const cwd = repositoryWith(petsPact(50))
    const ended = await runInProcess(['verify', '--provider', provider.url, '--format', 'json'], {
      cwd,
    })
    expect(ended.code).toBe(3)
    const { findings } = told(ended)
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'provider-not-verified',
        level: 'info',
        verdict: 'inconclusive',
      }),
    ])
    expect(findings[0]?.message).toMatch(/^inconclusive: 25 of 50 interactions were not verified: /)
  })

  test('is inconclusive where nobody answers', async () => {
    const provider = await startPets()
    await provider.close()
    const cwd = repositoryWith(petsPact(3))
    const ended = await runInProcess(['verify', '--provider', provider.url, '--format', 'json'], {
      cwd,
    })
    expect(ended.code).toBe(3)
    expect(told(ended).findings[0]?.message).toBe(
      'inconclusive: 3 of 3 interactions were not verified: nobody listens at the address of the provider',
    )
  })

  test('is inconclusive where the token is refused for good', async () => {
    const provider = await pets({ tokenFor: 0 })
    const cwd = repositoryWith(petsPact(2))
    const args = ['--token-command', 'echo none', '--format', 'json']
    const ended = await runInProcess(['verify', '--provider', provider.url, ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '' },
    })
    expect(ended.code).toBe(3)
    expect(told(ended).findings[0]?.message).toContain(
      'the provider wants a valid credential (401)',
    )
  })

  test('is inconclusive when it is interrupted half way', async () => {
    const interrupted = Promise.withResolvers<void>()
    const provider = await pets({
      gate: async request => {
        if (request < 5) return
        interrupted.resolve()
        await new Promise(() => {})
      },
    })
    const cwd = repositoryWith(petsPact(10))
    const ended = await runInProcess(['verify', '--provider', provider.url], {
      cwd,
      interrupted: interrupted.promise,
    })
    expect(ended.code).toBe(3)
    expect(ended.stdout).toContain('10 of 10 interactions were not verified: it was interrupted')
  })

  test('is inconclusive where a state cannot be set up', async () => {
    const provider = await pets()
    const cwd = repositoryWith(petsPact(2), {
      'states.ts': `export default { 'a pet exists': ({ id }) => { if (id === 1) throw new Error('no') } }`,
    })
    const ended = await runInProcess(
      ['verify', '--provider', provider.url, '--states', 'states.ts'],
      { cwd },
    )
    expect(ended.code).toBe(3)
    expect(ended.stdout).toContain('1 of 2 interactions verified with pets')
  })

  test('asks a module for messages, and tells what is not as expected', async () => {
    const cwd = repositoryWith(
      {
        consumer: { name: 'shop' },
        provider: { name: 'pets' },
        metadata: { pactSpecification: { version: '4.0' } },
        interactions: ['born', 'sold', 'lost'].map(message),
      },
      {
        'messages.ts': `export default {
          born: () => ({ contents: { id: 1 }, metadata: { contentType: 'application/json' } }),
          sold: async () => ({ id: '1' }),
        }`,
      },
    )
    const args = [
      '--provider',
      'http://127.0.0.1:9',
      '--messages',
      'messages.ts',
      '--format',
      'json',
    ]
    const ended = await runInProcess(['verify', ...args], { cwd })
    expect(ended.code).toBe(1)
    expect(told(ended).findings).toEqual([
      expect.objectContaining({ path: 'sold', at: '/id', expected: 'integer', actual: 'string' }),
      expect.objectContaining({
        message:
          'inconclusive: 1 of 3 interactions were not verified: no function makes this message',
      }),
    ])
  })

  test('refuses a provider that no Pact names', async () => {
    const cwd = repositoryWith(petsPact(1))
    const ended = await runInProcess(['verify', 'birds', '--provider', 'http://127.0.0.1:9'], {
      cwd,
    })
    expect(ended).toMatchObject({
      code: 2,
      stderr: '✗ No Pact names birds as its provider: there are Pacts of pets.\n',
    })
  })
})
