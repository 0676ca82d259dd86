import { secretName } from '../text/secret-names.ts'
import { hasSecret } from '../text/secrets.ts'
import type { Body, Exchange, Headers } from './exchange.ts'
import { redactJson, redactString } from './redact-json.ts'
import { redactUrl } from './redact-url.ts'
import { MARK } from './redaction-mark.ts'

/**
 * Hides every credential in an exchange: headers, URL, form, JSON and text, at any depth, also in
 * base64 and percent encoding. What stays has the same kinds in the same places. Redacting twice
 * changes nothing.
 */
export function redactExchange(exchange: Exchange): Exchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: {
      ...request,
      url: redactUrl(request.url),
      headers: redactHeaders(request.headers),
      body: redactBody(request.body),
    },
    response: {
      ...response,
      headers: redactHeaders(response.headers),
      body: redactBody(response.body),
    },
  }
}

/** Headers whose values are random by design and open nothing. */
const randomByDesign = /(?:^|-)(?:id|etag|ray|digest|policy|trace|traceparent|tracestate)$|^etag$/

/** Headers that hold a URL reference and nothing else. */
const references: ReadonlySet<string> = new Set([
  'location',
  'content-location',
  'referer',
  'origin',
])

export function redactHeaders(headers: Headers): Headers {
  return headers.map(([name, value]) => [name, redactHeader(name, value)])
}

function redactHeader(name: string, value: string): string {
  if (secretName(name) !== null) return value === '' ? value : MARK
  if (references.has(name)) return redactUrl(value)
  return redactString(value, { random: !randomByDesign.test(name) })
}

export function redactBody(body: Body): Body {
  if (body.kind === 'json') return { ...body, value: redactJson(body.value) }
  if (body.kind === 'text') return { ...body, text: redactString(body.text) }
  if (body.kind === 'form') return { ...body, fields: body.fields.map(redactField) }
  return body
}

function redactField([name, value]: readonly [string, string]): readonly [string, string] {
  const shown = hasSecret(name) ? MARK : name
  if (secretName(name) !== null) return [shown, value === '' ? value : MARK]
  return [shown, redactString(value)]
}
