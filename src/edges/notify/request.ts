import type { Json } from '../../core/json/json.ts'
import { UsageError } from '../../errors.ts'
import type { Sent } from '../../ports/sender.ts'
import { notSent, type Tools } from './receiver.ts'

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** An answer, or what is to be said where none came. */
export type Answered = { readonly answer: Answer } | { readonly failed: Sent }

const MOST_BYTES = 1024 * 1024

/** Sends one request, once. The address is never told: the path of a webhook's address is its secret. */
export async function ask(request: Request, tools: Tools, signal: AbortSignal): Promise<Answered> {
  const url = URL.canParse(request.url) ? new URL(request.url) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('Its address is not an http or https URL')
  }
  const { timeoutMs } = tools
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await tools.dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'user-agent': 'tidemark', ...request.headers },
      body: request.body ?? null,
      signal: AbortSignal.any([signal, timeout]),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    const body = await textOf(response.body)
    const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [
      name,
      [value ?? ''].flat().join(', '),
    ])
    return { answer: { status: response.statusCode, headers: new Map(headers), body } }
  } catch (error) {
    return { failed: notSent(silence(error, timeout.aborted || signal.aborted, timeoutMs), true) }
  }
}

/** What the status alone says: null for success. */
export function refusalOf({ status, headers }: Answer, says = ''): Sent | null {
  if (status >= 200 && status < 300) return null
  const retry = status >= 500 || status === 408 || status === 429
  const why = says === '' ? '' : `: ${says}`
  return notSent(`answered with status ${status}${why}`, retry, headers.get('retry-after') ?? null)
}

/** Undefined where it is none: a page of a proxy, say. */
export function jsonOf({ body }: Answer): Json | undefined {
  try {
    return JSON.parse(body) as Json
  } catch {
    return undefined
  }
}

/** A success by its status that does not say what the receiver says of success. It may have arrived, or not. */
export function notItself({ status, headers }: Answer): Sent {
  const isPage = /html/i.test(headers.get('content-type') ?? '')
  const what = isPage ? 'a web page' : 'something else'
  return notSent(
    `answered with status ${status} and ${what}, so something in between answered`,
    true,
  )
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    // Leaving the loop closes the connection.
    if (size > MOST_BYTES) break
    chunks.push(Uint8Array.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA)$/, 'its host name was not found'],
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/TLS|SSL|CERT|UNABLE_TO_|SIGNATURE|EPROTO|^HOSTNAME_/, 'the secure connection failed'],
]

/** Why there was no answer. The error's own text is never shown: it can name what it should not. */
export function silence(error: unknown, isTimeUp: boolean, timeoutMs: number): string {
  const late = `no answer within ${timeoutMs / 1000} s`
  if (isTimeUp) return late
  for (let cause: unknown = error; cause instanceof Error;) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (/TIMEOUT|ETIMEDOUT/.test(code)) return late
    const found = reasons.find(([pattern]) => pattern.test(code))
    if (found !== undefined) return found[1]
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause
  }
  return 'the connection broke before the answer was complete'
}
