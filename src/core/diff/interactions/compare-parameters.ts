import type { Parameter } from '../../contract/contract.ts'
import type { HttpInteraction } from '../../contract/pact/pact.ts'
import { keyToken, type Place } from '../../json/place.ts'
import type { Change } from '../change.ts'
import type { Carriers } from '../check/exchange/parameter-value.ts'
import type { Violation } from '../check/violation.ts'
import { plainName, type Route } from './find-route.ts'
import { parameterExample } from './parameter-example.ts'
import { standardHeaders } from './standard-headers.ts'
import { inside, tell, type Subject } from './telling.ts'
import { fieldIn, headersIn, queryIn } from './wire.ts'

/** Whether the provider is expected to refuse the request, so that the request may be wrong. */
export function isRefusalExpected({ response }: HttpInteraction): boolean {
  return response.status >= 400
}

/**
 * Holds the parameters of a request against the contract: those missing, those whose example is not admitted, and those
 * that nobody mentions. Where the provider is expected to refuse the request, only its path has to be right.
 *
 * @param known names of headers and of the query that carry credentials, in lower case.
 */
export function compareParameters(
  subject: Subject,
  interaction: HttpInteraction,
  { operation, texts }: Route,
  known: ReadonlySet<string>,
): Change[] {
  const { request } = interaction
  const headers = headersIn(request.headers)
  const query = queryIn(request)
  const stated = operation.parameters.filter(one => one.in !== 'cookie')
  const names = new Set(stated.flatMap(one => (one.in === 'query' ? [one.name] : [])))
  const isFree = (name: string): boolean => !names.has(name) && !known.has(name.toLowerCase())
  const path = new Map(Array.from(texts, ([name, text]) => [name, text.replaceAll('%', '%25')]))
  const carriers: Carriers = { path, query, queryText: request.queryText ?? '', headers }
  const taken = new Set<string>(names)
  const isRefused = isRefusalExpected(interaction)
  const changes = stated.flatMap(parameter => {
    const { in: place } = parameter
    const name = place === 'path' ? plainName(parameter.name) : parameter.name
    if (place === 'path' ? !texts.has(name) : isRefused) return []
    const written =
      place === 'path'
        ? [texts.get(name) ?? '']
        : place === 'header'
          ? [fieldIn(headers, name.toLowerCase()) ?? []].flat()
          : (request.query.get(name) ?? [])
    const example = parameterExample({ ...parameter, name }, written, carriers, isFree)
    if (place === 'query') for (const each of example?.names ?? []) taken.add(each)
    if (example === null) return parameter.required ? [missing(subject, parameter, request)] : []
    return example.violations.map(found => refused(subject, parameter, found, request))
  })
  if (isRefused) return changes
  const isWholeQuery = stated.some(one => one.in === 'querystring')
  const otherQuery = isWholeQuery
    ? []
    : [...request.query.keys()].filter(name => !taken.has(base(name)) && !taken.has(name))
  const ofHeaders = new Set(
    stated.flatMap(one => (one.in === 'header' ? [one.name.toLowerCase()] : [])),
  )
  const otherHeaders = [...new Set(headers.map(([name]) => name))].filter(
    name => !ofHeaders.has(name) && !standardHeaders.request.has(name),
  )
  const unknown = (of: 'query' | 'header', name: string): Change =>
    tell(subject, {
      fact: 'interaction.parameter-unknown',
      direction: 'request',
      place: `${of}:${keyToken(name)}`,
      at: 'parameter',
      name,
      base: 'nothing',
      revision: 'sent',
      contract: operation.origin,
      pact: inside(request.origin, of === 'query' ? 'query' : 'headers'),
    })
  return [
    ...changes,
    ...otherQuery
      .filter(name => !known.has(name.toLowerCase()))
      .map(name => unknown('query', name)),
    ...otherHeaders.filter(name => !known.has(name)).map(name => unknown('header', name)),
  ]
}

/** `filter` of `filter[name]`. */
function base(name: string): string {
  return name.split('[')[0] ?? name
}

type Request = HttpInteraction['request']

function missing(subject: Subject, parameter: Parameter, { origin }: Request): Change {
  return tell(subject, {
    fact: 'interaction.parameter-missing',
    direction: 'request',
    place: placeOf(parameter),
    at: 'parameter',
    name: parameter.name,
    base: 'present',
    revision: 'missing',
    contract: parameter.origin,
    pact: inside(origin, memberOf(parameter)),
  })
}

function refused(
  subject: Subject,
  parameter: Parameter,
  { place, expected, actual, origin }: Violation,
  request: Request,
): Change {
  return tell(subject, {
    fact: 'interaction.parameter-refused',
    direction: 'request',
    place: placeOf(parameter) + place,
    at: 'parameter',
    name: parameter.name,
    base: expected,
    revision: actual,
    contract: origin,
    pact: inside(request.origin, memberOf(parameter)),
  })
}

function memberOf({ in: place }: Parameter): string {
  if (place === 'path') return 'path'
  return place === 'header' ? 'headers' : 'query'
}

function placeOf({ in: place, name }: Parameter): Place {
  if (place === 'header') return `header:${keyToken(name.toLowerCase())}`
  return `${place === 'querystring' ? 'query' : place}:${keyToken(name)}`
}
