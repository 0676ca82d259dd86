import { isObject, property, type Json } from '../../json/json.ts'
import { parseJson } from '../../json/parse.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import { essenceOf, isJsonType, isTextType, isXmlType } from '../../exchange/media-type.ts'
import { decodeUtf8 } from '../../text/decode-utf8.ts'
import type { BodyContent, PactBody } from './pact.ts'
import { originOf, type Reading } from './reading.ts'

/** The body of versions 1 to 3, which stands in the file as it is. */
export function readPlainBody(
  value: Json | undefined,
  header: string | null,
  at: Pointer,
  reading: Reading,
): PactBody {
  return placed(contentOf(value, header), at, reading)
}

/** The body of version 4: `{ content, contentType, encoded }`. Null states that there is none. */
export function readWrappedBody(
  value: Json | undefined,
  header: string | null,
  at: Pointer,
  reading: Reading,
): PactBody {
  if (!isObject(value)) return readPlainBody(value, header, at, reading)
  const stated = property(value, 'contentType')
  const contentType = typeof stated === 'string' && stated !== '' ? stated : header
  const content = property(value, 'content')
  const encoded = property(value, 'encoded')
  const isBase64 =
    encoded === true || (typeof encoded === 'string' && encoded.toLowerCase() === 'base64')
  const body =
    isBase64 && typeof content === 'string'
      ? decodedContent(content, contentType)
      : contentOf(content, contentType)
  return placed(body, appendToken(at, 'content'), reading)
}

function placed(body: BodyContent, at: Pointer, reading: Reading): PactBody {
  const origin = originOf(reading, at)
  switch (body.kind) {
    case 'json':
    case 'text':
    case 'binary':
      return { ...body, origin }
    default:
      return { kind: body.kind, contentType: body.contentType }
  }
}

/** What stands there, by its media type; by its looks where that is not stated. */
function contentOf(value: Json | undefined, stated: string | null): BodyContent {
  const contentType = stated?.toLowerCase() ?? null
  if (value === undefined) return { kind: 'missing', contentType }
  if (value === null || value === '') return { kind: 'empty', contentType }
  if (typeof value !== 'string') {
    return { kind: 'json', value, contentType: contentType ?? 'application/json' }
  }
  return textContent(value, contentType)
}

/** A text is JSON where its type says so or it looks so; of JSON it can also be the string itself. */
function textContent(text: string, contentType: string | null): BodyContent {
  const essence = essenceOf(contentType)
  const isJson = essence === '' ? /^\s*[[{]/.test(text) : isJsonType(essence)
  const parsed = isJson ? parseJson(text) : null
  if (parsed?.ok === true) {
    return { kind: 'json', value: parsed.value, contentType: contentType ?? 'application/json' }
  }
  if (isJson && contentType !== null) return { kind: 'json', value: text, contentType }
  const looks = /^\s*<(?:\?xml|[A-Za-z_])/.test(text) ? 'application/xml' : 'text/plain'
  return { kind: 'text', text, contentType: contentType ?? looks }
}

function decodedContent(base64: string, stated: string | null): BodyContent {
  const contentType = stated?.toLowerCase() ?? null
  const essence = essenceOf(contentType)
  const isText =
    isJsonType(essence) ||
    isTextType(essence) ||
    isXmlType(essence) ||
    essence === 'application/x-www-form-urlencoded'
  const text = isText ? decodeUtf8(base64) : null
  if (base64 === '') return { kind: 'empty', contentType }
  return text === null ? { kind: 'binary', base64, contentType } : textContent(text, contentType)
}
