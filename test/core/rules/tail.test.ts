import { describe, expect, test } from 'vitest'
import { tailOf } from '../../../src/core/rules/tail.ts'

describe('tailOf', () => {
  test.each([
    { place: '', tail: '' },
    { place: '/a/b', tail: 'b' },
    { place: '/a/items/*', tail: 'items/*' },
    { place: '/a/items/*/{uuid}', tail: 'items/*/{uuid}' },
    { place: '/*', tail: '*' },
    { place: 'header:link', tail: 'header:link' },
  ])('of $place is $tail', ({ place, tail }) => {
    expect(tailOf(place)).toBe(tail)
  })
})
