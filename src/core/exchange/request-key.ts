import { canonicalJson } from '../json/canonical.ts'
import type { Body, RequestMessage } from './exchange.ts'
import { pathOf } from './path-template.ts'

/**
 * One text for requests that ask the same: method, path, query in any order, body in any spelling.
 * Not host or headers, so that a recording answers on loopback too. Exact, hence as private as the request.
 */
export function requestKey(request: RequestMessage): string {
  const query = request.url.split('#')[0]?.split('?').slice(1).join('?') ?? ''
  const parameters = [...new URLSearchParams(query)].map(pair => JSON.stringify(pair)).sort()
  return JSON.stringify([request.method, pathOf(request.url), parameters, bodyKey(request.body)])
}

function bodyKey(body: Body): string {
  switch (body.kind) {
    case 'json':
      return canonicalJson(body.value)
    case 'form':
      return JSON.stringify(body.fields.map(pair => JSON.stringify(pair)).sort())
    case 'text':
      return body.text
    case 'opaque':
    case 'refused':
      return `${body.kind} ${body.bytes}`
    default:
      return ''
  }
}
