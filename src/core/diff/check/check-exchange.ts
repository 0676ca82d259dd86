import type { Media, Operation, ResponsePromise } from '../../contract/contract.ts'
import type { Body, Exchange } from '../../exchange/exchange.ts'
import { headerOf } from '../../exchange/headers.ts'
import { essenceOf, isJsonType } from '../../exchange/media-type.ts'
import { sequenceItems } from '../../exchange/sequence-items.ts'
import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import type { Change, Where } from '../change.ts'
import { check } from './check.ts'
import { countAt } from './count-at.ts'
import type { CheckFact } from './fact.ts'
import { mediaFor, responseFor } from './matching-response.ts'
import { undocumentedProperties } from './undocumented.ts'
import type { Violation } from './violation.ts'

/** The `details` of every change that comes from checking an exchange. */
export interface CheckDetails {
  /** Absent where the message as a whole is meant. */
  readonly at?: 'body' | 'property' | 'header'
  /** The schema keyword that refuses, where one does. */
  readonly keyword?: string
  /** The status, media type or header in question. */
  readonly name?: string
}

/**
 * Holds one answer against what the contract promises for its operation. Whether the answer counts at all
 * (an error page, a rate limit, an expired session) is for the caller to decide first.
 */
export function checkExchange(exchange: Exchange, operation: Operation): Change[] {
  const { status, headers, body } = exchange.response
  const essence = essenceOf(headerOf(headers, 'content-type'))
  const where = {
    method: operation.method,
    path: operation.path,
    status: String(status),
    mediaType: body.kind === 'none' ? '' : essence,
  }
  const promise = responseFor(operation, status)
  if (promise === null) {
    const stated = operation.responses.map(response => response.status).join(', ')
    return [tell('status.undocumented', where, '', [stated, where.status], where.status, operation)]
  }
  const missing = promise.headers
    .filter(({ name, required }) => required && headerOf(headers, name.toLowerCase()) === null)
    .map(header => {
      const name = header.name.toLowerCase()
      return tell(
        'header.required-missing',
        where,
        `header:${name}`,
        ['present', 'missing'],
        name,
        header,
      )
    })
  return [...missing, ...checkBody(exchange, promise, essence, where)]
}

function checkBody(
  { request, response: { status, body } }: Exchange,
  promise: ResponsePromise,
  essence: string,
  where: Where,
): Change[] {
  const { content } = promise
  // What cannot be read says nothing about the contract.
  if (content.length === 0 || body.kind === 'refused') return []
  if (body.kind === 'none') {
    const bodiless = request.method === 'HEAD' || status === 204 || status === 205 || status === 304
    const stated = content.map(({ mediaType }) => mediaType).join(', ')
    return bodiless ? [] : [tell('body.missing', where, '', [stated, 'no body'], '', promise)]
  }
  const media = essence === '' ? unnamedMedia(content, body) : mediaFor(content, essence)
  if (media === null) {
    if (essence === '') return []
    const stated = content.map(({ mediaType }) => mediaType).join(', ')
    return [tell('media-type.undocumented', where, '', [stated, essence], essence, promise)]
  }
  if (media.schema === null) return []
  if (body.kind === 'json') return checkValue(body.value, media.schema, where)
  if (media.itemSchema && body.kind === 'text') {
    const items = sequenceItems(essence, body.text)
    return items === null ? [] : checkValue(items, media.schema, where)
  }
  return body.kind === 'text' && !isJsonType(essence)
    ? checkValue(body.text, media.schema, where)
    : []
}

/** Without a content type a body that is JSON is taken as the first JSON that is promised. */
function unnamedMedia(content: readonly Media[], body: Body): Media | null {
  return body.kind === 'json' ? mediaFor(content, 'application/json') : null
}

function checkValue(value: Json, schema: Schema, where: Where): Change[] {
  const violations = Map.groupBy(check(value, schema, 'response'), sameFault)
  const broken = [...violations.values()].flatMap(group => {
    const [first] = group
    return first === undefined ? [] : [fault(first, group.length, value, where)]
  })
  const undocumented = undocumentedProperties(value, schema, 'response').map(
    ({ place, kinds, seen }): Change => ({
      fact: 'property.undocumented' satisfies CheckFact,
      direction: 'response',
      where,
      place,
      revision: [...kinds].sort().join(' | '),
      details: { at: 'property' } satisfies CheckDetails,
      evidence: { seen, of: Math.max(seen, countAt(value, place)) },
      origin: { base: { file: schema.document.uri, pointer: schema.pointer } },
    }),
  )
  return [...broken, ...undocumented]
}

/** Items that fail in the same way at the same place are one fault. */
function sameFault({ place, reason, keyword, expected, actual }: Violation): string {
  return JSON.stringify([place, reason, keyword, expected, actual])
}

function fault(violation: Violation, seen: number, value: Json, where: Where): Change {
  const { place, reason, keyword, expected, actual, origin } = violation
  const at = place === '' ? 'body' : 'property'
  return {
    fact: reason satisfies CheckFact,
    direction: 'response',
    where,
    place,
    base: expected,
    revision: actual,
    details: { at, keyword } satisfies CheckDetails,
    evidence: { seen, of: Math.max(seen, countAt(value, place)) },
    origin: { base: origin },
  }
}

function tell(
  fact: CheckFact,
  where: Where,
  place: Place,
  [base, revision]: readonly [string, string],
  name: string,
  { origin }: Pick<Operation, 'origin'>,
): Change {
  const details = (place === '' ? { name } : { at: 'header', name }) satisfies CheckDetails
  return {
    fact,
    direction: 'response',
    where,
    place,
    base,
    revision,
    details,
    origin: { base: origin },
  }
}
