import { describe, expect, test } from 'vitest'
import { redactJson } from '../../../src/core/exchange/redact-json.ts'
import { redactUrl } from '../../../src/core/exchange/redact-url.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { parseJson } from '../../../src/core/json/parse.ts'

const token = (prefix: string): string => `${prefix}_16C7e42F292c6912E7710c838347Ae178B4a`

describe('redactJson', () => {
  test('keeps everything where there is nothing to hide', () => {
    const value = {
      id: 1296269,
      node_id: 'MDEwOlJlcG9zaXRvcnkxMjk2MjY5',
      sha: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      url: 'https://api.github.com/repos/octokit-fixture-org/hello-world{/sha}',
      ssh_url: 'git@github.com:octokit-fixture-org/hello-world.git',
      created_at: '2017-10-10T16:00:00Z',
      license: null,
      total_tokens: 512,
      password_required: true,
      size: 4111,
      labels: [{ name: 'bug', color: 'ee0701' }],
    }
    expect(redactJson(value)).toBe(value)
    const url = 'https://api.github.com/repos/a/b/issues?state=open&per_page=100&page=2'
    expect(redactUrl(url)).toBe(url)
  })
})

describe('redactJson keeps kinds', () => {
  test.each<[string, Json, Json]>([
    ['a string', { password: 'x' }, { password: '[redacted]' }],
    ['an empty string', { password: '' }, { password: '' }],
    ['an integer', { pin: 1234 }, { pin: 0 }],
    ['a number', { pin: 12.5 }, { pin: 0.5 }],
    ['null and booleans', { token: null, secret: true }, { token: null, secret: true }],
    ['a list', { api_keys: ['a', 'b'] }, { api_keys: ['[redacted]', '[redacted]'] }],
    [
      'an object, with what only describes',
      { token: { value: 'x', type: 'bearer', expires_at: 5 } },
      { token: { value: '[redacted]', type: 'bearer', expires_at: 5 } },
    ],
    ['a card number', { n: 4111111111111111 }, { n: 0 }],
    [
      'two keys that are tokens',
      { [token('ghp')]: 1, [token('gho')]: 2 },
      { '[redacted]': 1, '[redacted 2]': 2 },
    ],
  ])('%s', (_, value, expected) => {
    expect(redactJson(value)).toEqual(expected)
  })

  test('at the depth that a body may have', () => {
    const text = `${'['.repeat(499)}{"password":"hunter2"}${']'.repeat(499)}`
    const parsed = parseJson(text)
    expect(parsed.ok && JSON.stringify(redactJson(parsed.value))).toBe(
      text.replace('hunter2', '[redacted]'),
    )
  })
})
