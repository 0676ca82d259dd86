import { rateLimit, type Classification } from '../core/connector/classification.ts'
import type { Connector } from '../core/connector/connector.ts'
import type { Exchange } from '../core/exchange/exchange.ts'
import { headerOf } from '../core/exchange/headers.ts'
import { pathOf } from '../core/exchange/path-template.ts'
import { isObject, property } from '../core/json/json.ts'
import { githubPaths } from './github-paths.ts'

/** A repository that everybody can read without a token. */
const repository = { owner: 'octocat', repo: 'Hello-World' }

/** GitHub's REST API, also of a GitHub Enterprise server by its base URL. */
export function githubConnector(options: { baseUrl?: string; scope?: string } = {}): Connector {
  return {
    id: 'github',
    baseUrl: options.baseUrl ?? 'https://api.github.com',
    scope: options.scope ?? 'default',
    // 60 requests an hour without, 5,000 with. Tokens have no fixed form any more, so none is checked.
    auth: { kind: 'bearer', env: 'GITHUB_TOKEN', optional: true },
    headers: [['accept', 'application/vnd.github+json']],
    version: {
      requestHeader: 'x-github-api-version',
      echoHeader: 'x-github-api-version-selected',
      pin: '2022-11-28',
    },
    quota: {
      limit: 'x-ratelimit-limit',
      remaining: 'x-ratelimit-remaining',
      reset: 'x-ratelimit-reset',
    },
    paging: 'link',
    errors: githubAnswer,
    paths: githubPaths,
    streams: [
      stream('/', {}),
      stream('/orgs/{org}', { org: 'github' }),
      stream('/repos/{owner}/{repo}', repository),
      stream('/repos/{owner}/{repo}/issues', repository, '?per_page=100&state=all&sort=updated'),
      stream('/repos/{owner}/{repo}/labels', repository, '?per_page=100'),
      stream('/repos/{owner}/{repo}/branches', repository, '?per_page=100'),
      stream('/repos/{owner}/{repo}/contents/{path}', { ...repository, path: 'README' }),
      stream('/users/{username}', { username: 'octocat' }),
      stream('/search/issues', {}, '?q=repo:octocat/Hello-World&per_page=100'),
    ],
  }
}

function stream(
  path: string,
  sample: Readonly<Record<string, string>>,
  query = '',
): Connector['streams'][number] {
  return { operation: `GET ${path}`, path: `${path}${query}`, sample }
}

/**
 * Both limits of GitHub come as 403 or 429. The primary one shows in the headers, the secondary one only
 * in the message of the error envelope (`message`, `documentation_url`). Redirects (renamed repositories,
 * archives) and the HTML of `/markdown` are what the documentation promises.
 */
function githubAnswer({ request, response }: Exchange): Classification | null {
  const { status, headers, body } = response
  if ([301, 302, 307].includes(status)) return 'answer'
  if (status === 200 && pathOf(request.url).startsWith('/markdown')) return 'answer'
  if (status !== 403 && status !== 429) return null
  if (headerOf(headers, 'x-ratelimit-remaining') === '0') return rateLimit(status)
  if (headerOf(headers, 'retry-after') !== null) return rateLimit(status)
  const envelope = body.kind === 'json' && isObject(body.value) ? body.value : {}
  const told = [property(envelope, 'message'), property(envelope, 'documentation_url')]
  const isLimit = told.some(
    text => typeof text === 'string' && /rate.?limit|abuse detection/i.test(text),
  )
  return isLimit ? rateLimit(status) : null
}
