import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatcher, fetch as fetchOf } from 'undici'
import type { Headers } from '../../core/exchange/exchange.ts'
import type { Json } from '../../core/json/json.ts'
import { InputError, KnownError, NoResponseError } from '../../errors.ts'
import { BrokerError } from './broker-error.ts'
import { noAnswer } from './no-answer.ts'
import { readJson, saidBy } from './read-answer.ts'

export interface HalOptions {
  /** As a person named it, without credentials; what stands in its path stands before all paths. */
  readonly url: URL
  /** Credentials. They go to that host only. */
  readonly headers: Headers
  readonly timeoutMs: number
  /** How requests leave: proxies, certificates. */
  readonly dispatcher?: Dispatcher
  /** Between tries; for tests. */
  readonly wait?: (ms: number) => Promise<unknown>
}

export interface HalRequest {
  readonly method: 'GET' | 'PUT' | 'POST'
  /** Absolute, or from the broker's own address. */
  readonly href: string
  readonly body?: Json
  /** Of a POST that only asks; GET and PUT may always be sent again. */
  readonly isSafe?: boolean
}

export interface HalAnswer {
  readonly url: URL
  readonly resource: Json
}

export type HalClient = (request: HalRequest) => Promise<HalAnswer>

const TRIES = 3
const MAX_LENGTH = 64_000_000
const MAX_WAIT_MS = 10_000
const MAX_REDIRECTS = 5

/** Talks HAL with one broker. Only what can be sent twice without harm is sent again where the broker is busy or silent. */
export function createHalClient(options: HalOptions): HalClient {
  const wait = options.wait ?? sleep
  return async request => {
    const mayRepeat = request.method !== 'POST' || request.isSafe === true
    for (let tried = 1; ; tried++) {
      const outcome = await send(request, options).catch((error: unknown) => {
        if (error instanceof KnownError) return { error, retryAfter: null }
        throw error
      })
      if (!('error' in outcome)) return outcome
      if (!mayRepeat || tried === TRIES || !isPassing(outcome.error)) throw outcome.error
      await wait(Math.min(outcome.retryAfter ?? 500 * 2 ** tried, MAX_WAIT_MS))
    }
  }
}

interface Failed {
  readonly error: KnownError
  /** Milliseconds, or null. */
  readonly retryAfter: number | null
}

function isPassing(error: KnownError): boolean {
  if (error instanceof BrokerError) return [429, 502, 503, 504].includes(error.status)
  return error instanceof NoResponseError && !['dns', 'tls', 'refused'].includes(error.reason)
}

async function send(request: HalRequest, options: HalOptions): Promise<HalAnswer | Failed> {
  const signal = AbortSignal.timeout(options.timeoutMs)
  let url = addressOf(request.href, options.url)
  let { method } = request
  for (let step = 0; step <= MAX_REDIRECTS; step++) {
    const operation = `${method} ${shown(url)}`
    const response = await fetchOnce(operation, url, method, request.body, signal, options)
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      // A body is sent on only where the broker says that nothing but the address changed.
      const isPlain = method === 'GET' || response.status === 307 || response.status === 308
      if (!isPlain) throw new BrokerError(operation, response.status, '')
      if (!URL.canParse(location, url.href)) throw new BrokerError(operation, response.status, '')
      url = new URL(location, url)
      if (!isSameHost(url, options.url)) throw elsewhere(url, options.url)
      continue
    }
    const text = await readText(operation, response)
    if (response.status < 200 || response.status > 299) {
      const error = new BrokerError(operation, response.status, saidBy(text))
      return { error, retryAfter: secondsOf(response.headers.get('retry-after')) }
    }
    return { url, resource: readJson(operation, text) }
  }
  throw new InputError(shown(url), 'the broker redirects without end', 'Give its last address.')
}

type Response = Awaited<ReturnType<typeof fetchOf>>

async function fetchOnce(
  operation: string,
  url: URL,
  method: string,
  body: Json | undefined,
  signal: AbortSignal,
  { headers, dispatcher }: HalOptions,
): Promise<Response> {
  // Loaded here: most commands ask no broker.
  const { fetch, Agent } = await import('undici')
  try {
    return await fetch(url, {
      method,
      headers: [
        ['accept', 'application/hal+json, application/json;q=0.9, */*;q=0.1'],
        ...(body === undefined ? [] : [['content-type', 'application/json'] as [string, string]]),
        ...headers.map(([name, value]): [string, string] => [name, value]),
      ],
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal,
      // Connections end with the command: a kept one would hold the process open.
      dispatcher: dispatcher ?? (closing ??= new Agent({ keepAliveTimeout: 1, pipelining: 0 })),
    })
  } catch (error) {
    throw noAnswer(operation, error)
  }
}

let closing: Dispatcher | undefined

async function readText(operation: string, response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      if (text.length > MAX_LENGTH) break
    }
  } catch (error) {
    throw noAnswer(operation, error)
  }
  if (text.length <= MAX_LENGTH) return text + decoder.decode()
  throw new InputError(operation, 'the answer is larger than 64 MB', 'Ask for fewer Pacts.')
}

/** Links are followed on the broker's own host: credentials are not for others. */
function addressOf(href: string, base: URL): URL {
  const url = URL.canParse(href, base.href) ? new URL(href, base) : null
  if (url === null) {
    throw new InputError(shown(base), 'the broker names an address that is none', 'Tell its owner.')
  }
  if (!isSameHost(url, base)) throw elsewhere(url, base)
  return url
}

/** The same origin, or the same host by TLS. */
function isSameHost(url: URL, base: URL): boolean {
  if (url.origin === base.origin) return true
  const isUpgrade = base.protocol === 'http:' && url.protocol === 'https:'
  return isUpgrade && url.hostname === base.hostname
}

function elsewhere(url: URL, base: URL): InputError {
  return new InputError(
    shown(base),
    `the broker sends us to ${url.origin}, which gets no credentials of ours`,
    `Give that address, or let the broker know its own (PACT_BROKER_BASE_URL).`,
  )
}

/** Without query and user: both can hold secrets. */
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`
}

function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : null
}
