import { looksLikeHtml } from '../exchange/body.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { headerOf } from '../exchange/headers.ts'
import { essenceOf, isHtmlType } from '../exchange/media-type.ts'
import { isArray, isObject, property, type Json } from '../json/json.ts'
import {
  inconclusive,
  rateLimit,
  type Classification,
  type Inconclusive,
} from './classification.ts'
import type { Connector } from './connector.ts'
import { quotaOf } from './quota.ts'

/** Whether an exchange can be compared. The vendor's own rules are asked first. */
export function classify(exchange: Exchange, connector: Connector): Classification {
  return (
    connector.errors?.(exchange) ?? byStatus(exchange, connector) ?? byBody(exchange) ?? 'answer'
  )
}

function byStatus(exchange: Exchange, connector: Connector): Inconclusive | null {
  const { status, headers } = exchange.response
  if (status === 304)
    return inconclusive(
      'not-modified',
      'Nothing changed since the last answer (304), so none was sent.',
    )
  if (status >= 300 && status < 400) return redirect(exchange)
  if (status === 429) return rateLimit(status)
  if (status === 403 && isLimit(exchange, connector)) return rateLimit(status)
  if (status === 401 || status === 403) {
    return inconclusive(
      'auth-wall',
      `The API wants a valid credential (${status}). Check the token and what it may do.`,
    )
  }
  if (status === 407)
    return inconclusive('auth-wall', 'The proxy wants a credential (407). Check HTTPS_PROXY.')
  if (status === 400 && saysExpired(exchange)) {
    return inconclusive(
      'auth-wall',
      'The API says that the credential is not valid or has expired (400). Renew the token.',
    )
  }
  if (status >= 500 || status === 408 || status === 425) {
    const wait = headerOf(headers, 'retry-after') === null ? '' : ' It says when to come back.'
    return inconclusive(
      'server-error',
      `The API is in trouble (${status}). Try again later.${wait}`,
    )
  }
  return null
}

function byBody({ request, response }: Exchange): Inconclusive | null {
  const { status, headers, body } = response
  if (body.kind === 'refused') {
    return inconclusive('refused-body', `The answer (${status}) cannot be read: it ${body.reason}.`)
  }
  // Not found is an answer, however it is dressed.
  if (status >= 400) return null
  const isPage =
    isHtmlType(essenceOf(headerOf(headers, 'content-type'))) ||
    (body.kind === 'text' && looksLikeHtml(body.text))
  if (isPage && body.kind !== 'none') {
    return inconclusive(
      'web-page',
      `The answer (${status}) is a web page, not data: a login, a proxy or a wrong address.`,
    )
  }
  if (body.kind === 'none' && status === 200 && request.method === 'GET') {
    return inconclusive('empty-body', 'The answer (200) is empty, so there is nothing to compare.')
  }
  if (body.kind !== 'json') return null
  const hasCredential = headerOf(request.headers, 'authorization') !== null
  if (isEmptyObject(body.value) && hasCredential) {
    return inconclusive(
      'empty-object',
      'The answer is an empty object, as some APIs give for an expired token. Check the token.',
    )
  }
  return isErrorAnswer(body.value)
    ? inconclusive('error-answer', `The answer (${status}) says that it is an error.`)
    : null
}

function redirect({ response }: Exchange): Inconclusive {
  const target = headerOf(response.headers, 'location') ?? ''
  const path = target.replace(/[?#].*$/s, '')
  return /(?:^|[/.])(?:log-?in|sign-?in|sso|saml2?|oauth2?|auth|authorize|session|cas)(?:[/.]|$)/i.test(
    path,
  )
    ? inconclusive('redirect', `The API sends us to a login (${response.status}). Check the token.`)
    : inconclusive(
        'redirect',
        `The answer is elsewhere (${response.status}) and was not followed. Use the new address.`,
      )
}

function isLimit(exchange: Exchange, connector: Connector): boolean {
  const { headers, body } = exchange.response
  if (headerOf(headers, 'retry-after') !== null) return true
  if (quotaOf(connector, headers)?.remaining === 0) return true
  return /rate.?limit|quota.?exceeded|request.?limit|too many requests|throttl/i.test(textOf(body))
}

/** Texts of the answer that tell what went wrong: not those of its data. */
function textOf(body: Exchange['response']['body']): string {
  if (body.kind === 'text') return body.text.slice(0, 2000)
  return body.kind === 'json' ? errorTexts(body.value, 3).join(' ') : ''
}

function errorTexts(value: Json, depth: number): string[] {
  if (typeof value === 'string') return [value.slice(0, 500)]
  if (depth === 0) return []
  if (isArray(value)) return value.slice(0, 5).flatMap(item => errorTexts(item, depth - 1))
  if (!isObject(value)) return []
  const keys = [
    'error',
    'errors',
    'message',
    'code',
    'errorCode',
    'errorType',
    'reason',
    'detail',
    'title',
    'error_description',
    'type',
  ]
  return keys.flatMap(key => errorTexts(property(value, key) ?? null, depth - 1))
}

function saysExpired({ response }: Exchange): boolean {
  return /\b(?:invalid|expired|revoked)[ _-]?(?:access[ _-]?)?(?:token|session|credential|api[ _-]?key)|(?:token|session|credential)s?[ _-](?:is |has |have |was )?(?:invalid|expired|revoked)|invalid_grant|INVALID_SESSION_ID/i.test(
    textOf(response.body),
  )
}

function isEmptyObject(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 0
}

/** Errors that come with status 200: `{ok:false,error}`, `{errors:[…]}` without data, `{error:{…}}` alone. */
function isErrorAnswer(value: Json): boolean {
  if (!isObject(value)) return false
  const error = property(value, 'error')
  if (property(value, 'ok') === false && typeof error === 'string') return true
  const errors = property(value, 'errors')
  const data = property(value, 'data') ?? null
  const others = Object.keys(value).filter(key => !['errors', 'data', 'extensions'].includes(key))
  if (isArray(errors) && errors.length > 0 && data === null && others.length === 0) return true
  return isObject(error) && Object.keys(value).length === 1
}
