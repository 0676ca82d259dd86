import type { Body, Exchange } from '../exchange/exchange.ts'
import type { Place } from '../json/place.ts'
import type { Pointer } from '../json/pointer.ts'
import type { TextHash } from '../text/siphash.ts'
import { fakeJson, plainPlace, type Keeping } from './fake-json.ts'
import { keyFaker } from './fake-key.ts'
import { fakeText } from './fake-text.ts'
import { formatExchange } from './format-recording.ts'
import { recordHeaders } from './record-headers.ts'
import { isPlainText, recordUrl } from './record-url.ts'
import type { RecordedBody, RecordedExchange } from './recording.ts'
import { cutTexts, trim, type TrimLimits } from './trim.ts'
import { wholeCounts, type WholeCounts } from './whole-counts.ts'

export interface RecordOptions {
  /** `GET /orders/{id}`: says which segments of the path are data. */
  readonly operation: string
  /** The API version that was served, or `''`. */
  readonly version: string
  /** `2026-11-20`. */
  readonly recordedAt: string
  /** Keyed, so that fakes cannot be guessed backwards. */
  readonly hash: TextHash
  /** Places whose values are kept. */
  readonly keepValues: readonly Place[]
}

/** What a file in git may hold of one exchange, in bytes of its text. */
export const MAX_EXCHANGE_BYTES: number = 64 * 1024

interface Limits extends TrimLimits {
  /** Characters of a text. */
  readonly characters: number
}

/** From generous to hard; the first that fits is taken. */
const limits: readonly Limits[] = [
  { items: 12, characters: 2000, members: 2000 },
  { items: 6, characters: 500, members: 1000 },
  { items: 3, characters: 200, members: 300 },
  { items: 1, characters: 50, members: 100 },
  { items: 1, characters: 20, members: 20 },
]

/**
 * An exchange as it may be kept: redacted before, faked here, long lists shortened. At most 64 KB of
 * text; a body that does not fit even then is kept as its size.
 */
export function recordExchange(exchange: Exchange, options: RecordOptions): RecordedExchange {
  const keeping = { hash: options.hash, places: new Set(options.keepValues.map(plainPlace)) }
  const { body } = exchange.response
  let counts: WholeCounts | undefined
  const whole = (): WholeCounts =>
    (counts ??= body.kind === 'json' ? wholeCounts(body.value, options.hash) : {})
  for (const limit of limits) {
    const recorded = record(exchange, options, keeping, limit, whole)
    if (byteLength(formatExchange(recorded)) <= MAX_EXCHANGE_BYTES) return recorded
  }
  const { request, response } = exchange
  const small = {
    ...exchange,
    request: { ...request, headers: [], body: sizeOnly(request.body) },
    response: { ...response, headers: [], body: sizeOnly(response.body) },
  }
  return record(small, options, keeping, { items: 1, characters: 20, members: 20 }, whole)
}

function sizeOnly(body: Body): Body {
  return body.kind === 'none' ? body : { kind: 'opaque', bytes: body.bytes }
}

function record(
  exchange: Exchange,
  options: RecordOptions,
  keeping: Keeping,
  limit: Limits,
  whole: () => WholeCounts,
): RecordedExchange {
  const { request, response } = exchange
  const answer = recordBody(response.body, keeping, limit)
  return {
    recordedAt: options.recordedAt,
    scope: exchange.scope,
    version: options.version,
    request: {
      method: request.method,
      url: recordUrl(request.url, options.operation, options.hash),
      headers: recordHeaders(request.headers, options.hash),
      body: recordBody(request.body, keeping, limit).body,
    },
    response: {
      status: response.status,
      headers: recordHeaders(response.headers, options.hash),
      body: answer.body,
      trimmed: answer.left,
      ...(isShortened(answer.left) && { counts: whole() }),
    },
  }
}

function isShortened(left: Readonly<Record<Pointer, number>>): boolean {
  return Object.keys(left).length > 0
}

function recordBody(
  body: Body,
  keeping: Keeping,
  limit: Limits,
): { body: RecordedBody; left: Readonly<Record<Pointer, number>> } {
  if (body.kind === 'json') {
    const trimmed = trim(body.value, limit)
    const left: Record<Pointer, number> = {}
    // By the pointers of the fakes: those of the values can hold data.
    const fake = fakeJson(trimmed.value, keeping, (container, pointer) => {
      const count = trimmed.left.get(container)
      if (count !== undefined) left[pointer] = count
    })
    // Cut last: a text cut short would become another fake.
    return { body: { kind: 'json', json: cutTexts(fake, limit.characters) }, left }
  }
  return { body: recordPlainBody(body, keeping, limit), left: {} }
}

function recordPlainBody(
  body: Exclude<Body, { kind: 'json' }>,
  { hash }: Keeping,
  { characters, members }: Limits,
): RecordedBody {
  if (body.kind === 'form') {
    const fakeKey = keyFaker(
      [...body.fields.map(([name]) => name), ...(body.files ?? []).map(({ name }) => name)],
      hash,
    )
    const form = body.fields
      .slice(0, members)
      .map(([name, value]): [string, string] => [
        fakeKey(name),
        isPlainText(value) ? value : fakeText(value, hash).slice(0, characters),
      ])
    const files = body.files
      ?.slice(0, members)
      .map(file => ({ ...file, name: fakeKey(file.name).slice(0, characters) }))
    return { kind: 'form', form, ...(files && { files }) }
  }
  if (body.kind === 'text')
    return { kind: 'text', text: fakeText(body.text.slice(0, characters), hash) }
  if (body.kind === 'opaque') return { kind: 'opaque', opaque: body.bytes }
  return body.kind === 'refused' ? { kind: 'refused', refused: body.reason } : { kind: 'none' }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
