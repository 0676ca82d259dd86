import { describe, expect, test } from 'vitest'
import { githubConnector } from '../../src/connectors/github.ts'
import { classify } from '../../src/core/connector/classify.ts'
import { quotaOf } from '../../src/core/connector/quota.ts'
import { connectorHeaders, servedVersion, streamUrl } from '../../src/core/connector/request-of.ts'
import type { Exchange, Headers } from '../../src/core/exchange/exchange.ts'
import type { Json } from '../../src/core/json/json.ts'

const env = (name: string): string | undefined => (name === 'GITHUB_TOKEN' ? 'abc\n' : undefined)

const github = githubConnector()

function exchange(status: number, headers: Headers, value: Json, path = '/'): Exchange {
  return {
    id: 'x',
    provider: 'github',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: {
      method: 'GET',
      url: `https://api.github.com${path}`,
      headers: [],
      body: { kind: 'none' },
    },
    response: { status, headers, body: { kind: 'json', value, bytes: 1 } },
  }
}

describe('the GitHub connector', () => {
  test('tells the limit behind a 403', () => {
    const secondary = { message: 'You have exceeded a secondary rate limit.' }
    for (const answer of [
      exchange(403, [['x-ratelimit-remaining', '0']], { message: 'API rate limit exceeded' }),
      exchange(403, [['x-ratelimit-remaining', '4000']], secondary),
      exchange(403, [['retry-after', '60']], {}),
      exchange(429, [], {}),
    ]) {
      expect(classify(answer, github)).toMatchObject({ inconclusive: 'rate-limit' })
    }
    const denied = exchange(403, [['x-ratelimit-remaining', '4000']], {
      message: 'Must have admin rights',
    })
    expect(classify(denied, github)).toMatchObject({ inconclusive: 'auth-wall' })
  })

  test('takes its redirects and errors for answers', () => {
    expect(classify(exchange(301, [], { message: 'Moved Permanently', url: 'x' }), github)).toBe(
      'answer',
    )
    expect(classify(exchange(404, [], { message: 'Not Found' }), github)).toBe('answer')
    expect(classify(exchange(422, [], { message: 'Validation Failed', errors: [] }), github)).toBe(
      'answer',
    )
  })

  test('pins the version, sends the token and reads what was served', () => {
    expect(connectorHeaders(github, env)).toEqual([
      ['accept', 'application/vnd.github+json'],
      ['x-github-api-version', '2022-11-28'],
      ['authorization', 'Bearer abc'],
    ])
    expect(connectorHeaders(github, () => undefined)).toHaveLength(2)
    const served = exchange(200, [['x-github-api-version-selected', '2022-11-28']], {})
    expect(servedVersion(github, served)).toBe('2022-11-28')
    expect(servedVersion(github, exchange(200, [], {}))).toBe('')
  })

  test('reads what is left', () => {
    const headers: Headers = [
      ['x-ratelimit-limit', '5000'],
      ['x-ratelimit-remaining', '4998'],
      ['x-ratelimit-reset', '1700000000'],
    ]
    expect(quotaOf(github, headers)).toEqual({
      limit: 5000,
      remaining: 4998,
      resetsAt: 1_700_000_000_000,
    })
    expect(quotaOf(github, [])).toBeNull()
    expect(quotaOf(github, [['x-ratelimit-remaining', 'many']])).toBeNull()
  })

  test('makes URLs from streams and parameters', () => {
    const issues = github.streams.find(({ path }) => path.includes('/issues'))!
    expect(streamUrl(github, issues, { repo: 'a b' })).toBe(
      'https://api.github.com/repos/octocat/a%20b/issues?per_page=100&state=all&sort=updated',
    )
    const bare = { ...issues, sample: {} }
    expect(() => streamUrl(github, bare)).toThrow('needs a value for owner')
  })
})
