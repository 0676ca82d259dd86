import type { Json } from '../../core/json/json.ts'
import type { Sent } from '../../ports/sender.ts'
import type { GithubIssueConfig } from '../../ports/receivers.ts'
import { notSent, type Tools } from './receiver.ts'
import { ask, jsonOf, notItself, refusalOf, type Answer, type Request } from './request.ts'
import { secretOf } from './secret-of.ts'

/** GitHub said no, or nothing: what to tell of it. Thrown, since a message takes several calls. */
export class GithubRefusal extends Error {
  override readonly name = 'GithubRefusal'
  readonly sent: Sent
  readonly status: number

  constructor(sent: Sent, status: number) {
    super('GitHub refused')
    this.sent = sent
    this.status = status
  }
}

export type CallGithub = (method: Request['method'], path: string, body?: Json) => Promise<Json>

/** The issues of one repository. Paths are below `/repos/{owner}/{name}/issues`. */
export function githubIssues(
  { repository, token, api }: GithubIssueConfig,
  tools: Tools,
  signal: AbortSignal,
): CallGithub {
  const base = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}/repos/${repository}/issues`
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'content-type': 'application/json',
    authorization: `Bearer ${secretOf(token, tools)}`,
  }
  return async (method, path, body) => {
    const request = { method, url: `${base}${path}`, headers }
    const sending = body === undefined ? request : { ...request, body: JSON.stringify(body) }
    const asked = await ask(sending, tools, signal)
    if ('failed' in asked) throw new GithubRefusal(asked.failed, 0)
    const { answer } = asked
    const refusal = limited(answer, tools.clock.now()) ?? refusalOf(answer)
    if (refusal !== null) throw new GithubRefusal(refusal, answer.status)
    const said = jsonOf(answer)
    if (typeof said !== 'object' || said === null)
      throw new GithubRefusal(notItself(answer), answer.status)
    return said
  }
}

/** Over its limits GitHub answers 403 as well as 429. @see "Rate limits for the REST API" */
function limited({ status, headers }: Answer, now: number): Sent | null {
  if (status !== 403 && status !== 429) return null
  const after = headers.get('retry-after')
  if (after !== undefined) return notSent(`answered with status ${status}: too often`, true, after)
  if (headers.get('x-ratelimit-remaining') !== '0') return null
  const reset = Number(headers.get('x-ratelimit-reset'))
  const seconds = Number.isFinite(reset) ? Math.max(1, Math.ceil(reset - now / 1000)) : 60
  return notSent(`answered with status ${status}: its quota is used up`, true, String(seconds))
}
