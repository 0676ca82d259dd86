import type { ServerResponse } from 'node:http'
import type { Behaviour, Seen } from './receiver-server.ts'

export interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string
  state: string
  readonly comments: string[]
}

/** GitHub's issues of one repository on loopback, as far as a receiver needs them. */
export function githubServer(issues: Issue[]): Behaviour {
  return (seen, response) => {
    const { pathname, searchParams } = new URL(seen.path, 'http://localhost')
    const [, number, comments] = /\/issues(?:\/(\d+)(\/comments)?)?$/.exec(pathname) ?? []
    const page = Number(searchParams.get('page') ?? 1)
    const paged = <T>(all: readonly T[]): readonly T[] => all.slice((page - 1) * 100, page * 100)
    if (number === undefined) {
      if (seen.method === 'GET') return say(response, 200, paged([...issues].reverse()))
      const { title = '', body = '' } = bodyOf(seen)
      issues.push({ number: issues.length + 1, title, body, state: 'open', comments: [] })
      return say(response, 201, issues.at(-1))
    }
    const issue = issues[Number(number) - 1]
    if (issue === undefined) return say(response, 404, {})
    if (comments === undefined) {
      issue.state = bodyOf(seen)['state'] ?? issue.state
      return say(response, 200, issue)
    }
    if (seen.method === 'GET')
      return say(response, 200, paged(issue.comments.map(body => ({ body }))))
    issue.comments.push(bodyOf(seen)['body'] ?? '')
    return say(response, 201, {})
  }
}

function bodyOf({ body }: Seen): Record<string, string> {
  return JSON.parse(body) as Record<string, string>
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
