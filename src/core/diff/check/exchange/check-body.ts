import type { Media } from '../../../contract/contract.ts'
import type { Body, Headers } from '../../../exchange/exchange.ts'
import { headerOf } from '../../../exchange/headers.ts'
import { parseMediaType } from '../../../exchange/media-type.ts'
import type { Change } from '../../change.ts'
import type { Origin } from '../../../shape/schema/schema.ts'
import { mediaFor } from '../matching-response.ts'
import { bodyValue, type BodyValue } from './body-values.ts'
import { body as whole, checkValue } from './check-value.ts'
import { checkFiles } from './check-files.ts'
import { tell, type Message } from './position.ts'

/** A body and what the contract says of it. */
export interface PromisedBody {
  readonly body: Body
  readonly headers: Headers
  readonly content: readonly Media[]
  readonly origin: Origin
  /** Whether the message has no body by its nature, or may be without one. */
  readonly optional: boolean
}

export function checkBody(promised: PromisedBody, message: Message): Change[] {
  const { body, headers, content, origin, optional } = promised
  // What cannot be read says nothing about the contract.
  if (content.length === 0 || body.kind === 'refused') return []
  const base = content.map(({ mediaType }) => mediaType).join(', ')
  const of = { place: '', base, origin }
  if (body.kind === 'none') {
    const missing = { ...of, fact: 'body.missing', revision: 'no body', name: '' } as const
    return optional ? [] : [tell(message, missing)]
  }
  const media = mediaOf(promised)
  const type = parseMediaType(headerOf(headers, 'content-type'))
  if (media === null) {
    if (type === null) return []
    const { essence } = type
    const other = { fact: 'media-type.undocumented', revision: essence, name: essence } as const
    return [tell(message, { ...of, ...other })]
  }
  const found = valueIn(promised, media, message)
  return [
    ...(found === null ? [] : checkValue(found.value, found.schema, message, whole)),
    ...checkFiles(body, media, message),
  ]
}

/** What of a body is held against which schema; null where nothing of it is. */
export function judgedBody(promised: PromisedBody, message: Message): BodyValue | null {
  const media = promised.content.length === 0 ? null : mediaOf(promised)
  return media === null ? null : valueIn(promised, media, message)
}

/** Without a content type a body that is JSON is taken as the first JSON that is promised, a form likewise. */
function mediaOf({ body, headers, content }: PromisedBody): Media | null {
  const type = parseMediaType(headerOf(headers, 'content-type'))
  if (type !== null) return mediaFor(content, type.essence, type.parameters)
  if (body.kind === 'json') return mediaFor(content, 'application/json')
  return body.kind === 'form' ? mediaFor(content, 'application/x-www-form-urlencoded') : null
}

function valueIn(
  { body, headers }: PromisedBody,
  media: Media,
  message: Message,
): BodyValue | null {
  const type = parseMediaType(headerOf(headers, 'content-type'))
  return bodyValue(body, media, type?.essence ?? '', message.direction)
}
