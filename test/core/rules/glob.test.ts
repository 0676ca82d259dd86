import { describe, expect, test } from 'vitest'
import { matchesGlob } from '../../../src/core/rules/glob.ts'

describe('matchesGlob', () => {
  test.each([
    { pattern: '', text: '', fits: true },
    { pattern: '*', text: '', fits: true },
    { pattern: '/a', text: '/a', fits: true },
    { pattern: '/a', text: '/ab', fits: false },
    { pattern: '/*', text: '/a', fits: true },
    { pattern: '/*', text: '/a/b', fits: false },
    { pattern: '/**', text: '/a/b', fits: true },
    { pattern: '/**/c', text: '/a/b/c', fits: true },
    { pattern: '/items/*/id', text: '/items/*/id', fits: true },
    { pattern: 'header:x-*', text: 'header:x-rate', fits: true },
    { pattern: 'GET /repos/{owner}/**', text: 'GET /repos/{owner}/{repo}', fits: true },
    { pattern: 'a.c', text: 'abc', fits: false },
    { pattern: '*ü*', text: 'grün', fits: true },
  ])('$pattern and $text: $fits', ({ pattern, text, fits }) => {
    expect(matchesGlob(pattern, text)).toBe(fits)
  })

  test('ends soon on a pattern made to go back and forth', () => {
    expect(matchesGlob('*a'.repeat(200), 'a'.repeat(2000) + 'b')).toBe(false)
  })
})
