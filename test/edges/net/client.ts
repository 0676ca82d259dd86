import { afterEach } from 'vitest'
import { createHttp, type HttpOptions } from '../../../src/edges/net/http.ts'
import { KnownError } from '../../../src/errors.ts'
import type { Http, RequestPlan } from '../../../src/ports/http.ts'
import { serve, type Loopback } from './loopback.ts'

/** Closed after each test. */
export const open: (Loopback | Http)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(thing => thing.close()))
})

export async function server(...args: Parameters<typeof serve>): Promise<string> {
  const loopback = await serve(...args)
  open.push(loopback)
  return `${args[1] ? 'https' : 'http'}://127.0.0.1:${loopback.port}`
}

export function client(options: HttpOptions = {}): Http {
  const http = createHttp(options)
  open.push(http)
  return http
}

export function plan(url: string, change: Partial<RequestPlan> = {}): RequestPlan {
  return {
    operation: 'GET /v1/orders',
    provider: 'acme',
    scope: 'default',
    method: 'GET',
    url,
    headers: [],
    timeoutMs: 10_000,
    ...change,
  }
}

export async function failureOf(promise: Promise<unknown>): Promise<KnownError> {
  const error: unknown = await promise.then(
    () => new Error('it answered'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof KnownError)) throw error
  return error
}
