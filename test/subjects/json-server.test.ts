import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJsonServer, type JsonServerVersion } from './json-server.ts'
import { openLookout, type Lookout } from './look.ts'
import type { Subject } from './subject.ts'

const posts = Array.from({ length: 5 }, (_, index) => ({
  id: index + 1,
  title: `Post ${index + 1}`,
  views: index * 10,
}))

const headers = (what: string, names: readonly string[]) =>
  names.map(name => `${what}  header:${name}`)

let jsonServer: Subject<JsonServerVersion>
let lookout: Lookout

beforeEach(async () => {
  jsonServer = await openJsonServer({ posts, comments: [{ id: 1, body: 'Well said', postId: 1 }] })
  lookout = openLookout()
  await jsonServer.run('0')
})
afterEach(async () => {
  lookout.close()
  await jsonServer.close()
})

describe('json-server', () => {
  test('0.17.4 → 1.0.0-beta.3: a bare page becomes an envelope, and its paging headers go', async () => {
    const urls = [`${jsonServer.url}/posts?_page=1&_per_page=2`]
    const learned = await lookout.learn('json-server', urls)
    expect(learned, learned.said).toMatchObject({ code: 0, told: [] })
    await jsonServer.run('1')
    const looked = await lookout.look('json-server', urls)
    expect(looked.code, looked.said).toBe(1)
    expect(looked.told, looked.said).toEqual([
      // One root cause is one finding: what is in the envelope is not compared with what was in the page.
      'error  GET /posts array → object  response-body-type-changed',
      ...headers('info  GET /posts  response-header-added', [
        'access-control-allow-headers',
        'access-control-allow-methods',
        'access-control-allow-origin',
      ]),
      ...headers('warning  GET /posts  response-header-removed', [
        'access-control-allow-credentials',
        'access-control-expose-headers',
        'link',
        'x-content-type-options',
        'x-total-count',
      ]),
    ])
  })

  test('0.17.4 → 1.0.0-beta.3: numbers that are ids become strings', async () => {
    const urls = ['/posts', '/posts/1', '/comments'].map(path => `${jsonServer.url}${path}`)
    const learned = await lookout.learn('json-server', urls)
    expect(learned, learned.said).toMatchObject({ code: 0, told: [] })
    await jsonServer.run('1')
    const looked = await lookout.look('json-server', urls)
    expect(looked.code, looked.said).toBe(1)
    expect(looked.told.filter(told => !told.includes('header:'))).toEqual([
      'error  GET /comments  response-property-type-changed  /*/id',
      'error  GET /posts  response-property-type-changed  /*/id',
      'error  GET /posts/{id}  response-property-type-changed  /id',
    ])
  })
})
