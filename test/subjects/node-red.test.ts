import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLookout, type Lookout } from './look.ts'
import { deploy, grant, openNodeRed, type NodeRedVersion } from './node-red.ts'
import type { Subject } from './subject.ts'

const headers = ['Node-RED-API-Version: v2', 'Accept: application/json']

let nodeRed: Subject<NodeRedVersion>
let lookout: Lookout

beforeEach(async () => {
  nodeRed = await openNodeRed()
  lookout = openLookout()
  await nodeRed.run('2')
  await deploy(nodeRed.url, await grant(nodeRed.url))
})
afterEach(async () => {
  lookout.close()
  await nodeRed.close()
})

const paths = [
  '/flows',
  '/flows/state',
  '/flow/aa11bb22cc33dd40',
  '/diagnostics',
  '/settings',
  '/nodes',
  '/icons',
  '/context/global',
  '/auth/login',
]
const asAnn = async () => ({ headers, token: await grant(nodeRed.url) })
const urls = (): string[] => paths.map(path => `${nodeRed.url}${path}`)

describe('node-red', () => {
  test('2.2.3 → 3.1.15: two operations appear and the settings gain fields', async () => {
    const learned = await lookout.learn('node-red', urls(), await asAnn())
    expect(learned, learned.said).toMatchObject({ code: 0, told: [] })
    await nodeRed.run('3')
    const looked = await lookout.look('node-red', urls(), await asAnn())
    expect(looked, looked.said).toMatchObject({
      code: 0,
      told: [
        'info  GET /settings  response-property-added  /diagnostics',
        'info  GET /settings  response-property-added  /functionTimeout',
        'info  GET /settings  response-property-added  /runtimeState',
        'warning  GET /diagnostics 404 → 200  response-status-changed',
        'warning  GET /flows/state 404 → 200  response-status-changed',
      ],
    })
  })

  test('a flow that is added and one that is deleted are data, not drift', async () => {
    const flows = [`${nodeRed.url}/flows`]
    await lookout.learn('node-red', flows, await asAnn())
    await deploy(nodeRed.url, await grant(nodeRed.url), ['Stock', 'Returns', 'Invoices'])
    const looked = await lookout.look('node-red', flows, await asAnn())
    expect(looked, looked.said).toMatchObject({ code: 0, told: [] })
  })

  test('an expired token is inconclusive, not drift', async () => {
    const token = await grant(nodeRed.url)
    const flows = [`${nodeRed.url}/flows`]
    const learned = await lookout.learn('node-red', flows, { headers, token })
    expect(learned, learned.said).toMatchObject({ code: 0, told: [] })
    await new Promise(resolve => setTimeout(resolve, 11_000))
    const looked = await lookout.look('node-red', flows, { headers, token })
    expect(looked, looked.said).toMatchObject({ code: 3, told: [] })
  })
})
