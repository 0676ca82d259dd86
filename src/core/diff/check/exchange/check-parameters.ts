import type { Operation, Parameter } from '../../../contract/contract.ts'
import type { FoundOperation } from '../../../contract/find-operation.ts'
import type { RequestMessage } from '../../../exchange/exchange.ts'
import { essenceOf } from '../../../exchange/media-type.ts'
import { dataKeyPlace, keyToken, type Place } from '../../../json/place.ts'
import { keySigns } from '../../../text/key-signs.ts'
import { isSecretParameter } from '../../../text/secret-names.ts'
import type { Change } from '../../change.ts'
import { checkValue, type Root } from './check-value.ts'
import { queryValue } from './form-value.ts'
import { isHidden, parameterValue, type Carried, type Carriers } from './parameter-value.ts'
import { pathTexts } from './path-texts.ts'
import { tell, type Message } from './position.ts'
import { queryOf, queryPairs, unescape } from './wire-text.ts'

/** Headers of which OpenAPI says that a parameter of that name means nothing. */
const notParameters: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

/** More names than these that nobody documented are data. */
const MAX_NAMES = 16

/**
 * The parameters of a request: those that are required and missing, those whose values are not admitted, and those
 * of the query that nobody documented. Headers and cookies that nobody documented are never told.
 *
 * @param known other names that a query may have, such as those of credentials.
 */
export function checkParameters(
  request: RequestMessage,
  found: FoundOperation,
  message: Message,
  known: ReadonlySet<string>,
): Change[] {
  const { operation } = found
  const { path, parameters } = operation
  const queryText = queryOf(request.url)
  const query = queryPairs(queryText)
  const carriers = {
    path: pathTextsOf(found, request.url),
    query,
    queryText,
    headers: request.headers,
  }
  const stated = parameters.filter(
    ({ in: place, name }) => place !== 'header' || !notParameters.has(name.toLowerCase()),
  )
  const names = new Set(stated.filter(one => one.in === 'query').map(({ name }) => name))
  const isFree = (name: string): boolean => !names.has(name) && !known.has(name)
  const taken = new Set([...names, ...known, ...queryPairs(queryOf(path)).values.keys()])
  const changes = stated.flatMap(parameter => {
    const carried = valueOf(parameter, carriers, message, isFree)
    if (parameter.in === 'query') for (const name of carried?.names ?? []) taken.add(name)
    return checkParameter(parameter, carried, message)
  })
  if (stated.some(({ in: place }) => place === 'querystring')) return changes
  const others = [...query.values.keys()].filter(
    name => !taken.has(name) && !isSecretParameter(name),
  )
  return [...changes, ...undocumented(others, operation, message)]
}

/** Where parameters hold slashes their texts are only known unescaped. */
function pathTextsOf(
  { operation, parameters }: FoundOperation,
  url: string,
): ReadonlyMap<string, string> {
  const texts = pathTexts(operation.path, url)
  if (texts.size > 0) return texts
  return new Map(Array.from(parameters, ([name, text]) => [name, text.replaceAll('%', '%25')]))
}

function valueOf(
  parameter: Parameter,
  carriers: Carriers,
  { direction }: Message,
  isFree: (name: string) => boolean,
): Carried | null {
  const [media] = parameter.content
  const { query, queryText } = carriers
  const isForm =
    parameter.in === 'querystring' &&
    essenceOf(media?.mediaType ?? '') === 'application/x-www-form-urlencoded'
  if (!isForm || !media?.schema) return parameterValue(parameter, carriers, direction, isFree)
  if (queryText === '') return null
  return { value: queryValue(query, media, media.schema, direction), names: [], isEmpty: false }
}

/** One parameter of a request or one header of an answer, by what was found of it. */
export function checkParameter(
  parameter: Parameter,
  carried: Carried | null,
  message: Message,
): Change[] {
  const { name, required, origin, content, allowEmptyValue } = parameter
  const at = message.direction === 'request' ? 'parameter' : 'header'
  const place = placeOf(parameter)
  const shown = parameter.in === 'header' ? name.toLowerCase() : name
  const of = { place, name: shown, at, origin } as const
  if (carried === null) {
    const fact = at === 'header' ? 'header.required-missing' : 'parameter.required-missing'
    return required ? [tell(message, { ...of, fact, base: 'present', revision: 'missing' })] : []
  }
  if (carried.isEmpty && allowEmptyValue === true) return []
  if (carried.value === undefined) {
    const base = styleText(parameter)
    return [
      tell(message, { ...of, fact: 'parameter.malformed', base, revision: 'written otherwise' }),
    ]
  }
  const schema = parameter.schema ?? content[0]?.schema ?? null
  if (schema === null || isHidden(carried.value)) return []
  return checkValue(carried.value, schema, message, { place, at } satisfies Root)
}

function styleText({ content, style, explode }: Parameter): string {
  const [media] = content
  return media === undefined ? `${style}${explode ? ', exploded' : ''}` : media.mediaType
}

/** Of a parameter that is the whole query the members are the parameters. */
function placeOf({ in: place, name }: Parameter): Place {
  if (place === 'header') return `header:${keyToken(name.toLowerCase())}`
  return `${place === 'querystring' ? 'query' : place}:${keyToken(name)}`
}

function undocumented(names: readonly string[], { origin }: Operation, message: Message): Change[] {
  const isData = names.length > MAX_NAMES
  const places = new Map<Place, string>()
  for (const name of names) {
    const kind = isData ? 'key' : keySigns(unescape(name, 'percent')).kind
    const place =
      kind === null ? `query:${keyToken(name)}` : dataKeyPlace('', kind).replace('/', 'query:')
    places.set(place, kind === null ? name : `{${kind}}`)
  }
  return [...places].map(([place, name]) =>
    tell(message, {
      fact: 'parameter.undocumented',
      place,
      base: 'nothing',
      revision: 'sent',
      name,
      at: 'parameter',
      origin,
    }),
  )
}
