import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLookout, type Lookout } from './look.ts'
import type { Subject } from './subject.ts'
import { logIn, openVerdaccio, publish, type VerdaccioVersion } from './verdaccio.ts'

const abbreviated = { headers: ['Accept: application/vnd.npm.install-v1+json'] }

const removed = (place: string) => `error  GET /alpha  response-property-removed  ${place}`
const added = (place: string) => `info  GET /alpha  response-property-added  ${place}`

let verdaccio: Subject<VerdaccioVersion>
let lookout: Lookout

beforeEach(async () => {
  verdaccio = await openVerdaccio()
  lookout = openLookout()
})
afterEach(async () => {
  lookout.close()
  await verdaccio.close()
})

async function seed(): Promise<void> {
  const token = await logIn(verdaccio.url, 'ann')
  await publish(verdaccio.url, token, { name: 'alpha', version: '1.0.0' })
  await publish(verdaccio.url, token, {
    name: 'alpha',
    version: '1.1.0',
    dependencies: { beta: '^1.0.0' },
  })
  await publish(verdaccio.url, token, { name: 'beta', version: '1.0.0' })
}

const at = (...paths: string[]): string[] => paths.map(path => `${verdaccio.url}${path}`)

const open = [
  '/-/ping',
  '/alpha',
  '/beta',
  '/alpha/1.0.0',
  '/-/package/alpha/dist-tags',
  '/-/v1/search?text=alpha',
  '/-/all',
  '/missing',
]
const personal = ['/-/whoami', '/-/npm/v1/user', '/-/npm/v1/tokens']

describe('verdaccio', () => {
  test('5.33.0 → 6.4.0: nothing at all, on any read endpoint', async () => {
    await verdaccio.run('5')
    await seed()
    const token = await logIn(verdaccio.url, 'ann')
    const learned = await lookout.learn('verdaccio', at(...open))
    expect(learned, learned.said).toMatchObject({ code: 0, told: [] })
    expect(await lookout.learn('abbreviated', at('/alpha'), abbreviated)).toMatchObject({ code: 0 })
    const ofAnn = await lookout.learn('personal', at(...personal), { token })
    expect(ofAnn, ofAnn.said).toMatchObject({ code: 0, told: [] })

    await verdaccio.run('6')
    const renewed = await logIn(verdaccio.url, 'ann')
    // Time goes by at a registry: what is published is data, not drift.
    await publish(verdaccio.url, renewed, { name: 'alpha', version: '1.2.0' })

    for (const looked of [
      await lookout.look('verdaccio', at(...open)),
      await lookout.look('abbreviated', at('/alpha'), abbreviated),
      await lookout.look('personal', at(...personal), { token: await logIn(verdaccio.url, 'ann') }),
    ]) {
      expect(looked, looked.said).toMatchObject({ code: 0, told: [] })
    }
  })

  test('4.13.2 → 6.4.0: the abbreviated packument and the search, and nothing else', async () => {
    await verdaccio.run('4')
    await seed()
    expect(await lookout.learn('verdaccio', at(...open))).toMatchObject({ code: 0, told: [] })
    expect(await lookout.learn('abbreviated', at('/alpha'), abbreviated)).toMatchObject({ code: 0 })

    await verdaccio.run('6')
    const rest = await lookout.look('verdaccio', at(...open))
    expect(rest, rest.said).toMatchObject({
      code: 0,
      told: ['warning  GET /-/v1/search 404 → 200  response-status-changed'],
    })
    const packument = await lookout.look('abbreviated', at('/alpha'), abbreviated)
    expect(packument.code, packument.said).toBe(1)
    expect(packument.told, packument.said).toEqual([
      ...['/_attachments', '/_id', '/_rev', '/readme', '/users'].map(removed),
      // What an abbreviated version leaves out, told once for all versions.
      ...['_id', 'author', 'contributors', 'keywords', 'license', 'main', 'readmeFilename'].map(
        name => removed(`/versions/{semver}/${name}`),
      ),
      'error  GET /alpha application/json → application/vnd.npm.install-v1+json  response-media-type-changed',
      added('/modified'),
      added('/versions/{semver}/hasInstallScript'),
    ])
  })

  test('an expired token at whoami is inconclusive in every version, not drift', async () => {
    const versions: readonly VerdaccioVersion[] = ['4', '5', '6']
    const looks = versions.map(async version => {
      const own = await openVerdaccio()
      try {
        await own.run(version)
        const token = await logIn(own.url, 'ann')
        const urls = [`${own.url}/-/whoami`]
        const learned = await lookout.learn(`verdaccio-${version}`, urls, { token })
        expect(learned, learned.said).toMatchObject({ code: 0 })
        await new Promise(resolve => setTimeout(resolve, 11_000))
        return await lookout.look(`verdaccio-${version}`, urls, { token })
      } finally {
        await own.close()
      }
    })
    for (const looked of await Promise.all(looks)) {
      expect(looked, looked.said).toMatchObject({ code: 3, told: [] })
    }
  })
})
