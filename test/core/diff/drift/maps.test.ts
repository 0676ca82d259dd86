import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { drift } from './samples.ts'

describe('isMap', () => {
  const user = { mail: 'x', roles: ['a'] }

  test.each<[string, Json, Json]>([
    [
      'three and more',
      { north: user, south: user, east: user },
      { north: user, south: user, west: user },
    ],
    ['numbered', { user1: user, user2: user }, { user2: user, user3: user }],
    ['some plainly data', { latest: user, '1.0.0': user }, { next: user, '1.1.0': user }],
  ])('tells changed keys as information: %s', (_, before, after) => {
    expect(drift([{ users: before }], [{ users: after }])).toEqual([
      'seen.mapKeysChanged /users object → object 1/1 0/1',
    ])
  })

  test('still sees a field that is gone from all its values', () => {
    const names = ['east', 'north', 'south', 'west']
    const map = (from: number, value: Json): Json =>
      Object.fromEntries(names.slice(from, from + 3).map(name => [name, value]))
    expect(drift([map(0, { a: 1, b: 1 })], [map(1, { a: 1 })])).toContain(
      'seen.propertyRemoved /east object → absent 1/1 0/1',
    )
    expect(drift([map(0, user)], [map(0, { mail: 'x' })])).toEqual(
      ['east', 'north', 'south'].map(
        name => `seen.propertyRemoved /${name}/roles array → absent 1/1 0/1`,
      ),
    )
  })

  test.each<[string, Json, Json]>([
    [
      'texts',
      { team_url: 'a', user_url: 'b', org_url: 'c' },
      { user_url: 'b', org_url: 'c', orgs_url: 'd' },
    ],
    ['two objects', { north: user, south: user }, { north: user, west: user }],
    [
      'objects of different fields',
      { a: { x: 1 }, b: { y: 1 }, c: { z: 1 } },
      { a: { x: 1 }, b: { y: 1 }, d: { z: 1 } },
    ],
  ])('takes for fields: %s', (_, before, after) => {
    const found = drift([before], [after]).map(line => line.split(' ')[0])
    expect(new Set(found)).toEqual(new Set(['seen.propertyAdded', 'seen.propertyRemoved']))
  })

  test('misses a member that is gone without another in its place', () => {
    expect(
      drift([{ north: user, south: user, east: user }], [{ north: user, south: user }]),
    ).toEqual(['seen.propertyRemoved /east object → absent 1/1 0/1'])
  })
})
