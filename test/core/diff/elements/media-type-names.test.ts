import { describe, expect, test } from 'vitest'
import { nameMove, normalName } from '../../../../src/core/diff/elements/media-type-names.ts'

describe('nameMove', () => {
  test.each([
    ['application/json', 'application/vnd.thing+json', 'narrows'],
    ['application/vnd.thing+json', 'application/json', 'widens'],
    ['application/json', 'application/json; charset=utf-8', 'moves'],
    ['application/vnd.thing+json;v=1', 'application/json;v=2', 'moves'],
    ['application/vnd.a+json', 'application/vnd.b+json', null],
    ['application/json', 'application/json+x', null],
    ['application/json', 'text/json', null],
    ['application/json', 'application/*', null],
    ['nonsense', 'application/json', null],
    ['application/', 'application/json', null],
  ])('leads from %s to %s: %s', (base, revision, move) => {
    expect(nameMove(base, revision)).toBe(move)
  })
})

describe('normalName', () => {
  test.each([
    ['application/JSON', 'application/json'],
    ['application/json ; B="2";a=1', 'application/json;a=1;b=2'],
    ['application/json;', 'application/json'],
    ['nonsense', 'nonsense'],
  ])('of %s is %s', (name, normal) => {
    expect(normalName(name)).toBe(normal)
  })
})
