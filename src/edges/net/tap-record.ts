import type { Dispatcher } from 'undici'
import type { Headers } from '../../core/exchange/exchange.ts'
import type { Clock } from '../../ports/clock.ts'
import { BoundedBytes } from './bounded-bytes.ts'
import type { RawExchange } from './raw-exchange.ts'
import { headersFrom } from './wire-headers.ts'

/** What a tap has seen of one attempt so far. It ends once; what comes after that is not its own. */
export class TapRecord {
  readonly #response: BoundedBytes
  readonly #request: BoundedBytes
  readonly #clock: Clock
  readonly #emit: (read: () => RawExchange) => void
  readonly #startedAt: number
  readonly #startMark: number
  readonly #method: string
  readonly #url: string
  readonly #requestHeaders: Headers
  readonly #isStreamed: boolean
  #status = 0
  #responseHeaders: Headers = []
  #ended = false

  constructor(
    request: Dispatcher.DispatchOptions,
    limit: number,
    clock: Clock,
    emit: (read: () => RawExchange) => void,
  ) {
    this.#response = new BoundedBytes(limit)
    this.#request = new BoundedBytes(limit)
    this.#clock = clock
    this.#emit = emit
    this.#startedAt = clock.now()
    this.#startMark = clock.mark()
    // Read at once: inner dispatchers rewrite the options.
    this.#method = request.method.toUpperCase()
    this.#url = urlOf(request)
    this.#requestHeaders = headersFrom(request.headers)
    const { body } = request
    this.#isStreamed = typeof body !== 'string' && !(body instanceof Uint8Array)
    if (typeof body === 'string') this.#request.add(Buffer.from(body))
    else if (body instanceof Uint8Array) this.#request.add(body)
  }

  /** A piece of a streamed request body; others are known from the start. */
  sent(chunk: unknown): void {
    if (!this.#isStreamed || this.#ended) return
    if (chunk instanceof Uint8Array) this.#request.add(chunk)
    else if (typeof chunk === 'string') this.#request.add(Buffer.from(chunk))
  }

  answer(status: number, headers: unknown): void {
    // 1xx come before the answer.
    if (status < 200 || this.#ended) return
    this.#status = status
    this.#responseHeaders = headersFrom(headers)
  }

  received(chunk: Uint8Array): void {
    if (!this.#ended) this.#response.add(chunk)
  }

  end(outcome: RawExchange['outcome'], trailers: unknown): void {
    if (this.#ended) return
    this.#ended = true
    const tookMs = this.#clock.mark() - this.#startMark
    const trailing = headersFrom(trailers)
    this.#emit(() => ({
      method: this.#method,
      url: this.#url,
      requestHeaders: this.#requestHeaders,
      requestBody: this.#request.read(),
      status: this.#status,
      responseHeaders: this.#responseHeaders,
      responseBody: this.#response.read(),
      trailers: trailing,
      outcome,
      startedAt: this.#startedAt,
      tookMs,
    }))
  }
}

function urlOf({ origin, path, query }: Dispatcher.DispatchOptions): string {
  const start = typeof origin === 'string' ? origin.replace(/\/$/, '') : (origin?.origin ?? '')
  const base = `${start}${path}`
  if (!query) return base
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries<unknown>(query)) {
    for (const item of Array.isArray(value) ? value : [value]) parameters.append(name, String(item))
  }
  return `${base}?${parameters.toString()}`
}
