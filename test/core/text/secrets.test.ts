import { describe, expect, test } from 'vitest'
import { findSecrets, hasSecret, isSecretNumber } from '../../../src/core/text/secrets.ts'

/** In parts, so that scanners of this repository do not take examples for leaks. */
const whole = (...parts: readonly string[]): string => parts.join('')

const jwt =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'
const secrets: Readonly<Record<string, string>> = {
  'a JWT': jwt,
  'an unsecured JWT': 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.',
  'a PEM key': whole(
    '-----BEGIN RSA PRIVATE ',
    'KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----',
  ),
  'a PEM key cut off': whole('-----BEGIN PRIVATE ', 'KEY-----\nMIIEvQ'),
  'an AWS key id': whole('AKIA', 'IOSFODNN7EXAMPLE'),
  'a temporary AWS key id': whole('ASIA', 'IOSFODNN7EXAMPLE'),
  'an AWS secret': whole('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
  'a GitHub token': whole('ghp_', '16C7e42F292c6912E7710c838347Ae178B4a'),
  'a GitHub OAuth token': whole('gho_', '16C7e42F292c6912E7710c838347Ae178B4a'),
  'a GitHub user token': whole('ghu_', '16C7e42F292c6912E7710c838347Ae178B4a'),
  'a GitHub refresh token': whole('ghr_', '16C7e42F292c6912E7710c838347Ae178B4a'),
  'a GitHub installation token': whole('ghs_', '16C7e42F292c6912E7710c838347Ae178B4a'),
  'a stateless GitHub installation token': `ghs_123456_${jwt}`,
  'a fine-grained GitHub token': whole('github_pat_', '11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz'),
  'a GitLab token': whole('glpat-', 'x8Yzj2kLmN4pQrStUvWx'),
  'a Slack token': whole('xoxb-', '123456789012-1234567890123-AbCdEfGhIjKlMnOp'),
  'a Stripe key': whole('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  'a restricted Stripe key': whole('rk_test_', '4eC39HqLyjWDarjtT1zdp7dc'),
  'a publishable Stripe key': whole('pk_live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  'a Stripe webhook secret': whole('whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  'a Google key': whole('AIza', 'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'),
  'a Google access token': whole('ya29.', 'a0AfH6SMBx_example-1234567890'),
  'a SendGrid key': whole(
    'SG.',
    'ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr',
  ),
  'a Twilio key': whole('SK', '0123456789abcdef0123456789abcdef'),
  'an npm token': whole('npm_', 'Zx81kPq2Wm3Rt4Yu5Io6As7Df8Gh9Jk0LzXc'),
  'an OpenAI key': whole('sk-', 'proj-abc123DEF456ghi789JKL012'),
  'an Anthropic key': whole('sk-ant-', 'api03-abcDEF123-xyz_456'),
  'a Hugging Face token': whole('hf_', 'aBcDeFgHiJkLmN1234567890'),
  'a Shopify token': whole('shpat_', '0123456789abcdef0123456789abcdef'),
  'a bearer value': 'Authorization: Bearer 0123abcd4567efgh',
  'a basic value': 'Basic dXNlcjpwYXNzd29yZA==',
  'user info in a URL': 'https://bob:hunter2@example.com/x',
  'a connection string': 'postgres://app:s3cr3t@db.internal:5432/main',
  'a key-value connection string': 'Server=db;User Id=app;Password=hunter2;',
  'an assignment': 'api_key = "abcdef"',
  'a JSON member': '{"password":"hunter2"}',
  'a JSON member inside a string': '"{\\"client_secret\\":\\"hunter2\\"}"',
  'a form': 'grant_type=x&client_secret=hunter2&scope=a',
  'a random token': 'q7Zp2LmX9vRt4KwB8nYc3HsD',
  'a random token in prose': 'use q7Zp2LmX9vRt4KwB8nYc3HsD here',
  'a card': '4111 1111 1111 1111',
  'a card without spaces': 'paid with 5555555555554444.',
}

describe('findSecrets', () => {
  test.each(Object.entries(secrets))('sees %s', (_, text) => {
    expect(findSecrets(text)).not.toEqual([])
  })

  test.each(Object.entries(secrets))('sees %s in base64', (_, text) => {
    expect(hasSecret(btoa(text))).toBe(true)
    expect(hasSecret(btoa(btoa(`x: ${text}`)))).toBe(true)
    expect(hasSecret(btoa(text).replace(/(.{20})/g, '$1\n'))).toBe(true)
  })

  test.each(Object.entries(secrets))('sees %s percent-encoded', (_, text) => {
    const all = Array.from(text, char => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
    expect(hasSecret(all.join(''))).toBe(true)
    expect(hasSecret(encodeURIComponent(encodeURIComponent(text)))).toBe(true)
  })

  test.each([
    ['a commit id', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['a SHA-256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['a UUID', '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
    ['a ULID', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['an object id', '507f1f77bcf86cd799439011'],
    ['an old node id', 'MDEwOlJlcG9zaXRvcnkxMjk2MjY5'],
    ['a node id', 'R_kgDOABPHjQ'],
    ['a long node id', 'PR_kwDOABPHjc4A1b2C3'],
    ['an id with its type', 'pi_3MtwBwLkdIwHu7ix28a3tqPa'],
    ['a customer id', 'cus_NffrFeUfNV2Hib'],
    [
      'a URL',
      'https://api.github.com/repos/octokit-fixture-org/hello-world/issues/1/comments{?page}',
    ],
    ['a Git URL', 'git@github.com:octokit-fixture-org/hello-world.git'],
    ['an SSH URL', 'ssh://git@github.com/octocat/Hello-World.git'],
    ['an avatar', 'https://avatars3.githubusercontent.com/u/31898046?v=4'],
    ['a gravatar', 'https://www.gravatar.com/avatar/205e460b479e2e5b48aec07710c08d50?s=200&d=mm'],
    ['a timestamp', '2026-11-20T10:45:00.123Z'],
    ['a date header', 'Tue, 10 Oct 2017 16:00:00 GMT'],
    ['a media type', 'application/vnd.github.v3+json; charset=utf-8'],
    ['an identifier', 'ConvertMarkdownToHtmlWithOptions2'],
    ['a constant', 'REQUEST_LIMIT_EXCEEDED_FOR_ACCOUNT_12'],
    ['a path', 'src/core/exchange/redact-json.test.ts'],
    ['prose', 'Basic understanding of token expiry is assumed; bearer of bad news.'],
    ['prose about tokens', 'The token count went from 1,200 to 3,400 in 2024.'],
    ['a list of headers', 'ETag, Link, X-GitHub-OTP, X-RateLimit-Limit, X-OAuth-Scopes'],
    [
      'a subresource hash',
      'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JnYk0F',
    ],
    [
      'a user agent',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36',
    ],
    ['base64 of prose', btoa('# Hello\n\nThis is a readme of some length.\n')],
    ['a number in sequence', '1234567890123456'],
    ['a snowflake', '1146654567674912769'],
    ['an ISBN', '978-3-16-148410-0'],
    ['a country', 'Liechtenstein'],
    ['our own mark', '[redacted]'],
    ['our own mark in a URL', 'https://redacted@example.com/?token=[redacted]'],
    ['a lone surrogate', 'a lone \ud800 surrogate: here'],
  ])('does not take %s for one', (_, text) => {
    expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual(
      text.includes('[redacted]') && text.includes('token=') ? ['[redacted]'] : [],
    )
  })

  test('answers in linear time on hostile texts', () => {
    for (const text of [
      'a'.repeat(200_000),
      'password'.repeat(25_000),
      '-----BEGIN A KEY-----'.repeat(10_000),
      'eyJ'.repeat(60_000),
      'a.b_c-'.repeat(30_000),
      '%41'.repeat(60_000),
      '%'.repeat(200_000),
      '1 '.repeat(100_000),
      '://'.repeat(60_000),
      'QUFBQUFB'.repeat(25_000),
    ]) {
      expect(() => findSecrets(text)).not.toThrow()
    }
  })
})

test('isSecretNumber knows cards from ids', () => {
  expect(isSecretNumber(4111111111111111)).toBe(true)
  expect(isSecretNumber(4111111111111112)).toBe(false)
  expect(isSecretNumber(1732099500123)).toBe(false)
})
