import { describe, expect, test } from 'vitest'
import type { SubjectShape } from '../../../../src/core/shape/baseline/baseline.ts'
import { shapeOf, withHeaders } from '../../shape/baseline/samples.ts'
import { told } from './samples.ts'

function answered(headers: Readonly<Record<string, number>>): SubjectShape {
  return withHeaders(shapeOf([1, 1, 1]), headers)
}

describe('drift of headers', () => {
  test.each<[string, Record<string, number>, Record<string, number>, string[]]>([
    [
      'gone',
      { link: 3, x: 3 },
      { x: 3 },
      ['seen.headerRemoved header:link present → absent 3/3 0/3'],
    ],
    [
      'gone, with nothing but noise left',
      { link: 3 },
      { 'content-type': 3 },
      ['seen.headerRemoved header:link present → absent 3/3 0/3'],
    ],
    [
      'come where nothing but noise was',
      { 'content-type': 3 },
      { sunset: 3 },
      ['seen.headerAdded header:sunset absent → present 3/3 0/3'],
    ],
    [
      'come',
      { x: 3 },
      { x: 3, sunset: 1 },
      ['seen.headerAdded header:sunset absent → present 1/3 0/3'],
    ],
    ['gone from some', { link: 3, x: 3 }, { link: 1, x: 3 }, []],
    ['gone that was sometimes there', { link: 1, x: 3 }, { x: 3 }, []],
    [
      'of the gateway',
      { x: 3, etag: 3, 'cf-ray': 3, 'set-cookie': 3, 'x-github-request-id': 3 },
      { x: 3, age: 3, date: 3 },
      [],
    ],
    ['not recorded', { link: 3 }, {}, []],
  ])('tells those that are %s', (_, before, after, expected) => {
    expect(told(answered(before), answered(after))).toEqual(expected)
  })
})
