// Part of action.yml: keeps one comment on the pull request, and rewrites it instead of adding another.
//   node upsert-comment.ts <markdown file> <title>
// Reads GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH and GITHUB_TOKEN as a runner sets them. What cannot be
// written (a fork's token may only read) is said and never fails the job: the verdict is that of verify.
import { readFileSync } from 'node:fs'

/** GitHub refuses a longer body; the rest is in the job's summary. */
const LONGEST = 65_000
const PER_PAGE = 100
const MOST_PAGES = 30
const TIMEOUT_MS = 15_000

interface Comment {
  readonly id: number
  readonly body?: string | null
}

const [file = '', title = 'tidemark'] = process.argv.slice(2)
const mark = `<!-- tidemark: ${title.replaceAll(/[^\w ./-]/g, '')} -->`

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  tell(await upsert(readFileSync(file, 'utf8')))
} catch (error) {
  const why = error instanceof Error ? error.message : 'unknown'
  tell(`::notice::No comment was written: ${why}`)
}

async function upsert(markdown: string): Promise<string> {
  const number = pullRequest()
  if (number === null) return 'Not a pull request: no comment.'
  const known = await find(number)
  const body = bodyOf(markdown)
  if (known === null && markdown.trim() === '')
    return 'Nothing to say, and nothing was said before.'
  if (known?.body === body) return 'The comment says this already.'
  if (known === null) await call('POST', `/issues/${number}/comments`, { body })
  else await call('PATCH', `/issues/comments/${known.id}`, { body })
  return known === null ? 'Wrote the comment.' : 'Rewrote the comment.'
}

function bodyOf(markdown: string): string {
  const text = markdown.trim() === '' ? 'No findings any more.' : markdown.trim()
  const cut = '\n\n… the rest is in the summary of the job.'
  const kept = text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}${cut}` : text
  return `${mark}\n### ${title}\n\n${kept}\n`
}

function pullRequest(): number | null {
  const path = process.env['GITHUB_EVENT_PATH']
  if (path === undefined) return null
  const event = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly pull_request?: { readonly number?: number }
  }
  return event.pull_request?.number ?? null
}

async function find(number: number): Promise<Comment | null> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const path = `/issues/${number}/comments?per_page=${PER_PAGE}&page=${page}`
    const comments = (await call('GET', path)) as readonly Comment[]
    const found = comments.find(({ body }) => body?.startsWith(mark))
    if (found !== undefined) return found
    if (comments.length < PER_PAGE) return null
  }
  return null
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN } = process.env
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (response.ok) return response.json()
  const why = response.status === 403 ? ' (does the job have `pull-requests: write`?)' : ''
  throw new Error(`GitHub answered ${response.status} to ${method}${why}`)
}
