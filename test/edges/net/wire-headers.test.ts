import { describe, expect, test } from 'vitest'
import { headersFrom } from '../../../src/edges/net/wire-headers.ts'

function* once(): Generator<[string, string]> {
  yield ['A', 'b']
}

describe('headersFrom', () => {
  test.each<[string, unknown]>([
    ['a flat list', ['A', 'b', 'A', 'c']],
    ['buffers', ['A', 'b', 'A', 'c'].map(text => Buffer.from(text))],
    [
      'pairs',
      [
        ['A', 'b'],
        ['A', 'c'],
      ],
    ],
    ['a map', new Map([['A', ['b', 'c']]])],
    ['a record', { A: ['b', 'c'], ':status': '200', none: undefined }],
  ])('reads %s', (_, source) => {
    expect(headersFrom(source)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ])
  })

  test('reads numbers, and nothing from nothing', () => {
    expect(headersFrom({ 'Content-Length': 7 })).toEqual([['content-length', '7']])
    expect([null, undefined, 'x', [], ['a']].map(headersFrom)).toEqual([[], [], [], [], []])
  })

  test('leaves to the caller what can be read only once', () => {
    const headers = once()
    expect(headersFrom(headers)).toEqual([])
    expect([...headers]).toEqual([['A', 'b']])
  })
})
