import { randomUUID } from 'node:crypto'
import type { Dispatcher } from 'undici'
import { overrideHeaders } from '../../core/exchange/headers.ts'
import type { Exchange, Headers } from '../../core/exchange/exchange.ts'
import { linkTarget } from '../../core/exchange/link-header.ts'
import { NoResponseError, UsageError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Http, Page, RequestPlan } from '../../ports/http.ts'
import { BoundedBytes } from './bounded-bytes.ts'
import { ACCEPT_ENCODING } from './decompress.ts'
import { createDispatcher, type DispatcherOptions } from './dispatcher.ts'
import { exchangeOf } from './exchange-of.ts'
import { failureOf } from './failure.ts'
import type { RawExchange } from './raw-exchange.ts'
import { systemClock } from './system-clock.ts'
import { headersFrom } from './wire-headers.ts'

export interface HttpOptions extends DispatcherOptions {
  /** Answers with more bytes, before or after decompression, are refused; 64 MiB unless told. */
  readonly bodyLimitBytes?: number
  /** For tests: connections of their own, closed with this. */
  readonly dispatcher?: Dispatcher
  readonly clock?: Clock
  /** Makes correlation ids. */
  readonly newId?: () => string
  readonly userAgent?: string
}

const DEFAULT_LIMIT = 64 * 1024 * 1024

/** Sends requests as they are planned: once, without following redirects, over proxy and TLS as told. */
export function createHttp(options: HttpOptions = {}): Http {
  const dispatcher = options.dispatcher ?? createDispatcher(options)
  const limit = options.bodyLimitBytes ?? DEFAULT_LIMIT
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? randomUUID
  const defaults: Headers = [
    ['accept', 'application/json, */*;q=0.5'],
    ['accept-encoding', ACCEPT_ENCODING],
    ['user-agent', options.userAgent ?? 'tidemark'],
  ]

  const page = async (plan: RequestPlan): Promise<Page> => {
    const headers = overrideHeaders(defaults, plan.headers)
    const raw = await sendOnce(dispatcher, { ...plan, headers }, limit, clock)
    const facts = { id: newId(), provider: plan.provider, scope: plan.scope }
    return { exchange: await exchangeOf(raw, facts, limit), next: nextPlan(plan, raw) }
  }
  const send = async (plan: RequestPlan): Promise<Exchange> => (await page(plan)).exchange
  return { send, page, close: () => dispatcher.close() }
}

async function sendOnce(
  dispatcher: Dispatcher,
  plan: RequestPlan,
  limit: number,
  clock: Clock,
): Promise<RawExchange> {
  const { method, headers, timeoutMs } = plan
  const url = parseUrl(plan)
  const startedAt = clock.now()
  const start = clock.mark()
  try {
    const response = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: headers.flat(),
      body: plan.body ?? null,
      signal: AbortSignal.timeout(timeoutMs),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      responseHeaders: 'raw',
    })
    const bytes = new BoundedBytes(limit)
    for await (const chunk of response.body) {
      bytes.add(chunk as Uint8Array)
      // Leaving the loop closes the connection.
      if (bytes.isOver) break
    }
    return {
      method,
      url: url.href,
      requestHeaders: headers,
      requestBody: {
        bytes: Buffer.from(plan.body ?? ''),
        size: Buffer.byteLength(plan.body ?? ''),
      },
      status: response.statusCode,
      responseHeaders: headersFrom(response.headers),
      responseBody: bytes.read(),
      trailers: headersFrom(response.trailers),
      outcome: 'complete',
      startedAt,
      tookMs: clock.mark() - start,
    }
  } catch (cause) {
    throw asKnownError(plan, cause)
  }
}

function parseUrl({ operation, url }: RequestPlan): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError(
      `The address of ${operation} is not an http or https URL. Check its base URL.`,
    )
  }
  return parsed
}

function asKnownError({ operation }: RequestPlan, cause: unknown): Error {
  if (isInvalidRequest(cause)) {
    return new UsageError(
      `The request ${operation} cannot be sent: a header, the method or the path holds characters that HTTP forbids. Check -H and its variables.`,
      { cause },
    )
  }
  const { reason, advice } = failureOf(cause)
  return new NoResponseError(operation, reason, advice, { cause })
}

/** Undici's proxy agent uses the same code for a proxy that asks for a password. */
function isInvalidRequest(cause: unknown): boolean {
  const isInvalid =
    cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_INVALID_ARG'
  return isInvalid && !cause.message.startsWith('Proxy')
}

function nextPlan(plan: RequestPlan, raw: RawExchange): RequestPlan | null {
  const target = linkTarget(raw.responseHeaders, 'next', raw.url)
  // Credentials go to the origin they were meant for, and a page that names itself would never end.
  if (target === null || target === raw.url || new URL(target).origin !== new URL(raw.url).origin) {
    return null
  }
  return { ...plan, url: target }
}
