import { describe, expect, test } from 'vitest'
import type { Pact } from '../../../src/core/contract/pact/pact.ts'
import type { Recording } from '../../../src/core/recording/recording.ts'
import { judge } from '../../../src/core/rules/judge.ts'
import { pactTouches } from '../../../src/core/rules/pact-touches.ts'
import { recordedTouches } from '../../../src/core/rules/recorded-touches.ts'
import { placesIn, readersOf, type Touch } from '../../../src/core/rules/touch.ts'
import { contractOf, diffDocuments, documentOf, sha256 } from '../diff/documents.ts'

const touches: readonly Touch[] = [
  {
    consumer: 'web',
    operation: 'GET /orders',
    direction: 'response',
    status: '200',
    places: ['', '/*', '/*/owner', '/*/owner/name', 'header:link'],
  },
  {
    consumer: 'sync',
    operation: 'GET /orders',
    direction: 'request',
    status: '',
    places: ['query:page'],
  },
  {
    consumer: 'blob',
    operation: 'GET /export',
    direction: 'response',
    status: '200',
    places: [''],
  },
]

describe('readersOf', () => {
  test.each([
    ['what is read', '/orders', '/*/owner/name', ['web']],
    ['what stands around it', '/orders', '/*/owner', ['web']],
    ['the whole body', '/orders', '', ['web']],
    ['what stands in what is read as a whole', '/orders', '/*/owner/name/first', ['web']],
    ['what stands beside it', '/orders', '/*/owner/id', null],
    ['another key of the same beginning', '/orders', '/*/owner/names', null],
    ['a header', '/orders', 'header:link', ['web']],
    ['another header', '/orders', 'header:etag', null],
    ['any part of a body that is read as a whole', '/export', '/rows/*/id', ['blob']],
    ['another operation', '/carts', '', null],
  ] as const)('of an answer knows who reads %s', (_, path, place, expected) => {
    const where = { method: 'GET', path, status: '200', mediaType: 'application/json' }
    expect(readersOf(touches, false)(where, place, 'response')).toEqual(expected)
    expect(readersOf(touches, true)(where, place, 'response')).toEqual(expected ?? [])
  })

  test.each([
    ['of the same status', '200', ['web']],
    ['of its class', '2XX', ['web']],
    ['of all others', 'default', ['web']],
    ['of another status', '404', null],
  ] as const)('holds answers %s', (_, status, expected) => {
    const where = { method: 'GET', path: '/orders', status, mediaType: '' }
    expect(readersOf(touches, false)(where, '/*', 'response')).toEqual(expected)
  })

  test('keeps what is sent from what is read, and gives an operation to all who use it', () => {
    const where = { method: 'GET', path: '/orders', status: '', mediaType: '' }
    expect(readersOf(touches, false)(where, 'query:page', 'request')).toEqual(['sync'])
    expect(readersOf(touches, false)(where, 'query:page', 'response')).toBeNull()
    expect(readersOf(touches, false)(where, '', 'none')).toEqual(['sync', 'web'])
  })
})

describe('placesIn', () => {
  test('lists every place, whatever its key is called', () => {
    const value = JSON.parse('{"a":[{"b":1},2],"__proto__":{"constructor":null}}')
    expect(placesIn(value)).toEqual([
      '',
      '/__proto__',
      '/__proto__/constructor',
      '/a',
      '/a/*',
      '/a/*/b',
    ])
  })

  test('takes what is nested beyond all use as one place', () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)
    expect(placesIn(deep).length).toBeLessThan(100)
  })
})

function schemaOf(...names: readonly string[]) {
  const properties = Object.fromEntries(names.map(name => [name, { type: 'string' }]))
  return { type: 'object', properties }
}

const before = documentOf(schemaOf('sent', 'read', 'other'))
const changes = diffDocuments(before, documentOf(schemaOf()))
const contract = contractOf(before)

function toldBy(touches: readonly Touch[], isAll = false): readonly string[] {
  const usedBy = readersOf(touches, isAll)
  const context = {
    provider: 'acme',
    scope: '',
    verdict: 'announced',
    now: 0,
    hash: sha256,
  } as const
  return judge(changes, { ...context, usedBy })
    .map(
      ({ direction, at, level, usedBy }) => `${direction} ${at} ${level} ${usedBy?.join() ?? '?'}`,
    )
    .sort()
}

describe('usedBy', () => {
  const origin = { file: 'web.pact.json', pointer: '' }
  const common = { rules: new Map(), generators: [], origin }
  const json = (value: Readonly<Record<string, string>>) =>
    ({ kind: 'json', value, contentType: 'application/json', origin }) as const
  const pact = {
    consumer: 'web',
    interactions: [
      {
        kind: 'http',
        request: {
          ...common,
          method: 'POST',
          path: '/things',
          query: new Map(),
          headers: new Map(),
          body: json({ sent: 's' }),
        },
        response: { ...common, status: 200, headers: new Map(), body: json({ read: 'r' }) },
      },
    ],
  } as unknown as Pact

  test('names the consumer of a Pact where it sends or reads what changed, and keeps other levels', () => {
    expect(toldBy(pactTouches(pact, contract))).toEqual([
      'request /other warning ?',
      'request /read warning ?',
      'request /sent warning web',
      'response /other warning ?',
      'response /read warning web',
      'response /sent warning ?',
    ])
  })

  test('informs of what is proven unread, where all readers are known', () => {
    expect(toldBy(pactTouches(pact, contract), true)).toContain('response /other info ')
    expect(toldBy(pactTouches(pact, contract), true)).toContain('response /read warning web')
  })

  test('names recordings where they send what changed', () => {
    const recording: Recording = {
      provider: 'acme',
      operation: 'POST /things',
      keepValues: [],
      exchanges: [
        {
          recordedAt: '2026-11-20',
          scope: 'default',
          version: '',
          request: {
            method: 'POST',
            url: 'https://acme.test/things?page=1#x',
            headers: [['content-type', 'application/json']],
            body: { kind: 'json', json: { sent: 's' } },
          },
          response: { status: 200, headers: [], body: { kind: 'none' }, trimmed: {} },
        },
      ],
    }
    const [touch] = recordedTouches(contract, [recording])
    expect(touch?.places).toEqual(['query:page', '', '/sent'])
    expect(toldBy(recordedTouches(contract, [recording]))).toContain(
      'request /sent warning recordings',
    )
    expect(toldBy(recordedTouches(contract, [recording]))).toContain('response /read warning ?')
  })
})
