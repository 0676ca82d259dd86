import { describe, expect, test } from 'vitest'
import { datedTraffic, readTraffic } from '../../../src/app/demo/traffic.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { InputError } from '../../../src/errors.ts'
import type { StoredScenario } from '../../../src/ports/traffic.ts'

const call = {
  scope: 'https://api.github.com:443',
  method: 'get',
  path: '/repos/a/b?page=2',
  body: '',
  status: 200,
  response: { id: 1 },
  reqheaders: { Accept: 'application/json', host: 'api.github.com', 'content-length': 0 },
  headers: { 'content-type': 'application/json', 'content-length': '8', 'x-ratelimit-used': 1 },
}

function scenario(document: Json, date = '2018-12'): StoredScenario {
  return { date, name: 'get-root', file: 'get-root.json', document }
}

describe('readTraffic', () => {
  test('reads a call with what a client needs to repeat it and a server to answer it', () => {
    expect(readTraffic(scenario([call]))).toEqual([
      {
        scenario: 'get-root',
        host: 'api.github.com',
        method: 'GET',
        path: '/repos/a/b?page=2',
        requestHeaders: [['accept', 'application/json']],
        requestBody: '',
        status: 200,
        responseHeaders: [
          ['content-type', 'application/json'],
          ['x-ratelimit-used', '1'],
        ],
        responseBody: new TextEncoder().encode('{"id":1}'),
      },
    ])
  })

  test.each([
    { name: 'nothing', response: '', body: [] },
    { name: 'text', response: '# é', body: [35, 32, 0xc3, 0xa9] },
    { name: 'text that looks like hexadecimal', response: '1f8b', body: [49, 102, 56, 98] },
    { name: 'a list', response: [1], body: [91, 49, 93] },
  ])('reads a body that is $name', ({ response, body }) => {
    expect([...(readTraffic(scenario([{ ...call, response }]))[0]?.responseBody ?? [])]).toEqual(
      body,
    )
  })

  test('reads a binary body from its hexadecimal form', () => {
    const binary = { ...call, response: '1f8b00', responseIsBinary: true }
    expect([...(readTraffic(scenario([binary]))[0]?.responseBody ?? [])]).toEqual([0x1f, 0x8b, 0])
  })

  test.each([
    { body: '### Hello', sent: '### Hello' },
    { body: { text: 'a' }, sent: '{"text":"a"}' },
  ])('reads the request body $sent', ({ body, sent }) => {
    expect(readTraffic(scenario([{ ...call, body }]))[0]?.requestBody).toBe(sent)
  })

  test.each<{ name: string; document: Json; says: string }>([
    { name: 'an object', document: {}, says: 'get-root.json: is not a list' },
    { name: 'a list of numbers', document: [1], says: 'get-root.json, call 1: is not an object' },
    {
      name: 'a call without a path',
      document: [call, { ...call, path: null }],
      says: 'get-root.json, call 2: has no text in "path"',
    },
    {
      name: 'a call without a status',
      document: [{ ...call, status: '200' }],
      says: 'get-root.json, call 1: has no status',
    },
  ])('refuses $name', ({ document, says }) => {
    const read = (): unknown => readTraffic(scenario(document))
    expect(read).toThrow(InputError)
    expect(read).toThrow(says)
  })
})

test('datedTraffic puts the dates in order and keeps the calls of each together', () => {
  const traffic = datedTraffic([scenario([call], '2020-01'), scenario([call, call], '2018-12')])
  expect(
    traffic.map(({ date, at, calls }) => [date, new Date(at).toISOString(), calls.length]),
  ).toEqual([
    ['2018-12', '2018-12-01T00:00:00.000Z', 2],
    ['2020-01', '2020-01-01T00:00:00.000Z', 1],
  ])
})
