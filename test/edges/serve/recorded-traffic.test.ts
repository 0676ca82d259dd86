import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  scenarioHeader,
  serveRecordedTraffic,
  type RecordedServer,
} from '../../../src/edges/serve/recorded-traffic.ts'
import type { RecordedCall } from '../../../src/ports/traffic.ts'

const utf8 = new TextEncoder()

function call(changes: Partial<RecordedCall>): RecordedCall {
  return {
    scenario: 'one',
    host: 'api.github.com',
    method: 'GET',
    path: '/',
    requestHeaders: [],
    requestBody: '',
    status: 200,
    responseHeaders: [['content-type', 'application/json']],
    responseBody: utf8.encode('{}'),
    ...changes,
  }
}

const answers = (scenario: string, path: string, ...bodies: string[]): RecordedCall[] =>
  bodies.map(body => call({ scenario, path, responseBody: utf8.encode(body) }))

const dates = [
  {
    date: '2018-12',
    at: 0,
    calls: [
      ...answers('one', '/people', 'a', 'b'),
      ...answers('two', '/people', 'c'),
      call({
        path: '/moved?a=1',
        status: 302,
        responseHeaders: [
          ['location', 'https://codeload.github.com/archive'],
          [
            'link',
            '<https://api.github.com/x?page=2>; rel="next", <https://api.github.com:443/y>; rel="last"',
          ],
          ['x-docs', 'https://api.github.com/z'],
          ['date', 'Tue, 10 Oct 2017 16:00:00 GMT'],
          ['status', '302 Found'],
        ],
        responseBody: new Uint8Array([0x1f, 0x8b, 0]),
      }),
      call({ method: 'DELETE', path: '/people', status: 204, responseBody: new Uint8Array() }),
    ],
  },
  { date: '2020-01', at: 0, calls: answers('one', '/people', 'z') },
]

describe('serveRecordedTraffic', () => {
  let server: RecordedServer
  const get = (path: string, scenario?: string, method = 'GET'): Promise<Response> =>
    fetch(server.origin + path, {
      method,
      redirect: 'manual',
      headers: scenario === undefined ? {} : { [scenarioHeader]: scenario },
    })
  const bodyOf = async (path: string, scenario?: string): Promise<string> =>
    (await get(path, scenario)).text()

  beforeEach(async () => {
    server = await serveRecordedTraffic(dates)
    server.use('2018-12')
  })
  afterEach(() => server.close())

  test('answers in the order of the recording, then from its start', async () => {
    const bodies = [await bodyOf('/people', 'one'), await bodyOf('/people', 'one')]
    expect([...bodies, await bodyOf('/people', 'one')]).toEqual(['a', 'b', 'a'])
  })

  test('keeps scenarios with the same path apart', async () => {
    const bodies = [await bodyOf('/people', 'two'), await bodyOf('/people', 'one')]
    expect(bodies).toEqual(['c', 'a'])
  })

  test('answers a request without a scenario from the first that knows the path', async () => {
    const bodies = [await bodyOf('/people'), await bodyOf('/people'), await bodyOf('/people')]
    expect(bodies).toEqual(['a', 'b', 'a'])
  })

  test('starts every sequence again when the date is set', async () => {
    await bodyOf('/people')
    server.use('2018-12')
    expect(await bodyOf('/people')).toBe('a')
    server.use('2020-01')
    expect(await bodyOf('/people')).toBe('z')
  })

  test('gives the recorded status, headers and bytes', async () => {
    const response = await get('/moved?a=1')
    expect(response.status).toBe(302)
    expect(response.headers.get('status')).toBe('302 Found')
    expect(response.headers.get('date')).toBe('Tue, 10 Oct 2017 16:00:00 GMT')
    expect(response.headers.get('x-docs')).toBe('https://api.github.com/z')
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x1f, 0x8b, 0])
  })

  test('sends whoever follows a link or redirect back to itself', async () => {
    const { headers } = await get('/moved?a=1')
    expect(headers.get('location')).toBe(`${server.origin}/archive`)
    expect(headers.get('link')).toBe(
      `<${server.origin}/x?page=2>; rel="next", <${server.origin}/y>; rel="last"`,
    )
  })

  test('tells methods apart and sends no body with 204', async () => {
    const response = await get('/people', 'one', 'DELETE')
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  test('says 501 for what was never recorded, without the query', async () => {
    const response = await get('/never?token=secret')
    expect(response.status).toBe(501)
    expect(await response.text()).toBe('Nothing was recorded for GET /never.\n')
  })

  test('refuses a date that it has no traffic of', () => {
    expect(() => server.use('1999-01')).toThrow(RangeError)
  })
})
