import { isArray, isObject, type Json } from '../../core/json/json.ts'
import { headerOf } from '../../core/exchange/headers.ts'
import { pathOf } from '../../core/exchange/path-template.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Answer, Answered } from '../canary/answer.ts'

/** Which variables of the environment a header or URL names. */
export function variablesIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap(text => [
    ...text.matchAll(/(?<![A-Za-z0-9_])env:([A-Za-z_][A-Za-z0-9_]*)/g),
  ])
  return [...new Set(found.map(([, name = '']) => name))]
}

/** The variable that would hold the token of a provider: `ACME_TOKEN`. */
export function tokenVariable(provider: string): string {
  const name = provider.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
  return `${/^\d/.test(name) ? 'API_' : ''}${name}_TOKEN`
}

/** Why nothing can be learned from a first answer, in one sentence with what to do; null where it is good. */
export function refusalOf(
  answer: Answer,
  provider: string,
  variables: readonly string[],
): string | null {
  const { exchange } = answer
  const status = exchange?.response.status
  if (exchange !== null && (status === 401 || status === 403)) {
    return wall(exchange, status, provider, variables)
  }
  if (answer.kind === 'unanswered') return answer.reason
  const { response } = answer.exchange
  if (response.status < 200 || response.status > 299) {
    return `The first answer is a ${response.status}, which is rarely what is meant to be normal. Check the URL.`
  }
  return response.body.kind === 'json'
    ? null
    : `The answer (${response.status}) is no JSON, so there are no places in it to watch. Check the URL.`
}

function wall(
  { request, response }: Exchange,
  status: number,
  provider: string,
  variables: readonly string[],
): string {
  if (variables.length > 0) {
    return `The API refuses the credential (${status}). Check what ${variables.join(' and ')} holds, and what it may do.`
  }
  const given = headerOf(request.headers, 'authorization') !== null
  if (given) return `The API refuses the credential (${status}). Check it, and what it may do.`
  const asked = /^\s*basic\b/i.test(headerOf(response.headers, 'www-authenticate') ?? '')
  const scheme = asked ? 'Basic' : 'Bearer'
  return `The API wants a credential (${status}). Put it into a variable and add: -H 'Authorization: ${scheme} env:${tokenVariable(provider)}'`
}

/** `20 orders`, where the answer is a list or holds one; `''` else. */
export function listText({ exchange }: Answered): string {
  const { body } = exchange.response
  const items = body.kind === 'json' ? mainList(body.value) : null
  if (items === null) return ''
  const words = pathOf(exchange.request.url).split('/')
  const last = words.findLast(word => word !== '') ?? ''
  const noun = /^[a-z][a-z_-]*s$/i.test(last) ? last.toLowerCase() : 'items'
  return `${items.length} ${items.length === 1 ? noun.replace(/s$/, '') : noun}`
}

/** The answer itself, or the longest list right inside it. */
function mainList(value: Json): readonly Json[] | null {
  if (isArray(value)) return value
  if (!isObject(value)) return null
  const lists = Object.values(value).filter(isArray)
  return lists.reduce<readonly Json[] | null>(
    (longest, list) => (longest === null || list.length > longest.length ? list : longest),
    null,
  )
}

/** `31 places (25 always there, 6 optional)` */
export function placesText({ shape }: Pick<Answered, 'shape'>): string {
  const rows = shape.places.filter(({ place }) => !place.startsWith('header:'))
  const always = rows.filter(({ seen, of }) => seen === of).length
  const places = rows.length === 1 ? '1 place' : `${rows.length} places`
  return `${places} (${always} always there, ${rows.length - always} optional)`
}

/** How many texts of a recorded body stand in for others. */
export function replacedTexts(value: Json): number {
  if (typeof value === 'string') return value === '' ? 0 : 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, member) => sum + replacedTexts(member), 0)
}
