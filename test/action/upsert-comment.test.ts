import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const script = join(import.meta.dirname, '../../.ci/upsert-comment.ts')

interface Comment {
  readonly id: number
  body: string
}

describe('the comment of the action', () => {
  let folder = ''
  let comments: Comment[] = []
  let asked: string[] = []
  let refuses = 0
  let url = ''
  const server = createServer((request, response) => {
    void respond(request, response)
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, body] = await answer(request)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }

  /** As GitHub's API answers, as far as the script asks. */
  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const { pathname, searchParams } = new URL(request.url ?? '', url)
    asked.push(`${request.method} ${pathname}`)
    const sent = JSON.parse((await text(request)) || '{}') as { body?: string }
    if (refuses > 0) return [refuses, { message: 'Resource not accessible by integration' }]
    if (request.headers.authorization !== 'Bearer a-token') return [401, {}]
    if (request.method === 'POST') {
      comments.push({ id: comments.length + 1, body: sent.body ?? '' })
      return [201, {}]
    }
    if (request.method === 'PATCH') {
      const known = comments.find(({ id }) => pathname.endsWith(`/comments/${id}`))
      if (known !== undefined) known.body = sent.body ?? ''
      return [known === undefined ? 404 : 200, {}]
    }
    const page = Number(searchParams.get('page'))
    return [200, comments.slice((page - 1) * 100, page * 100)]
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidemark-action-'))
    comments = []
    asked = []
    refuses = 0
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterEach(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })

  async function run(
    markdown: string,
    event: object = { pull_request: { number: 7 } },
  ): Promise<string> {
    const file = join(folder, 'tidemark.md')
    await writeFile(file, markdown)
    await writeFile(join(folder, 'event.json'), JSON.stringify(event))
    const env = {
      ...process.env,
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_TOKEN: 'a-token',
    }
    const child = spawn(process.execPath, [script, file, 'API contracts'], { env })
    const said = text(child.stdout)
    const [code] = (await once(child, 'close')) as [number]
    expect(code).toBe(0)
    return (await said).trim()
  }

  test('is written once, and rewritten for what changes', async () => {
    expect(await run('1 error')).toBe('Wrote the comment.')
    expect(await run('2 errors')).toBe('Rewrote the comment.')
    expect(await run('2 errors')).toBe('The comment says this already.')
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body).toContain('2 errors')
  })

  test('is found behind a hundred others', async () => {
    comments = Array.from({ length: 130 }, (_, id) => ({ id: id + 500, body: 'a review' }))
    await run('1 error')
    comments.push({ id: 999, body: 'another review' })
    expect(await run('2 errors')).toBe('Rewrote the comment.')
    expect(comments.filter(({ body }) => body.includes('API contracts'))).toHaveLength(1)
  })

  test('is not written where there never was anything to say, and ends with a good word', async () => {
    expect(await run('')).toBe('Nothing to say, and nothing was said before.')
    await run('1 error')
    await run('')
    expect(comments.map(({ body }) => body)).toEqual([
      expect.stringContaining('No findings any more.'),
    ])
  })

  test('fits into what GitHub takes', async () => {
    await run('x'.repeat(100_000))
    expect(comments[0]?.body.length).toBeLessThan(65_536)
    expect(comments[0]?.body).toContain('the rest is in the summary')
  })

  test('is left out with a notice where the token may only read', async () => {
    refuses = 403
    expect(await run('1 error')).toMatch(/^::notice::No comment was written: GitHub answered 403/)
  })

  test('is left out where there is no pull request', async () => {
    expect(await run('1 error', { ref: 'refs/heads/main' })).toBe('Not a pull request: no comment.')
    expect(asked).toEqual([])
  })
})
