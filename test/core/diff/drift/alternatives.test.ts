import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { drift } from './samples.ts'

describe('drift of alternatives', () => {
  const push = { type: 'push', id: 1, size: 1 }
  const fork = { type: 'fork', id: 1, forkee: { id: 1 } }

  test.each<[string, Json[], Json[], string[]]>([
    [
      'a new one',
      [push],
      [push, { type: 'star', id: 1 }],
      ['seen.alternativeAdded /*[star] absent → object 1/2 0/1'],
    ],
    ['only a new one', [push], [fork], ['seen.alternativeAdded /*[fork] absent → object 1/1 0/1']],
    ['one that is not seen', [push, fork], [fork], []],
    [
      'a field of one',
      [push, fork],
      [{ type: 'push', id: 1 }, fork],
      ['seen.propertyRemoved /*[push]/size integer → absent 1/1 0/1'],
    ],
    [
      'a field of all, once',
      [push, fork],
      [
        { type: 'push', size: 1 },
        { type: 'fork', forkee: { id: 1 } },
      ],
      ['seen.propertyRemoved /*/id integer → absent 2/2 0/2'],
    ],
    [
      'inside of one',
      [push, fork],
      [push, { ...fork, forkee: {} }],
      ['seen.propertyRemoved /*[fork]/forkee/id integer → absent 1/1 0/1'],
    ],
    [
      'the tag itself',
      [push, fork],
      [
        { id: 1, size: 1 },
        { id: 1, forkee: { id: 1 } },
      ],
      ['seen.propertyRemoved /*/type string → absent 2/2 0/2'],
    ],
    [
      'the tag of some',
      [push, fork],
      [push, { id: 1, forkee: { id: 1 } }],
      ['seen.propertyBecameOptional /*/type string → string | absent 1/2 0/2'],
    ],
    [
      'the tag null',
      [push],
      [{ ...push, type: null }],
      ['seen.propertyBecameNullable /*/type string → null 1/1 0/1'],
    ],
    [
      'the tag a number',
      [push],
      [{ ...push, type: 7 }],
      ['seen.propertyKindChanged /*/type string → integer 1/1 0/1'],
    ],
    [
      'a tag where there was none',
      [{ id: 1 }],
      [{ id: 1, type: 'push' }],
      ['seen.propertyAdded /*/type absent → string 1/1 0/1'],
    ],
  ])('tells %s', (_, before, after, expected) => {
    expect(drift([before], [after])).toEqual(expected)
  })

  test('tells a field that is gone from most, and was never in the others, once', () => {
    const other = { type: 'star', when: 'x' }
    expect(
      drift(
        [[push, fork, other]],
        [[{ type: 'push', size: 1 }, { type: 'fork', forkee: { id: 1 } }, other]],
      ),
    ).toEqual(['seen.propertyRemoved /*/id integer → absent 2/2 0/2'])
  })
})
