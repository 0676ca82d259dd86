import type { Contract, Media, Operation, ResponsePromise } from '../../contract/contract.ts'
import type { HttpInteraction } from '../../contract/pact/pact.ts'
import { keyToken } from '../../json/place.ts'
import type { Change } from '../change.ts'
import { responseFor } from '../check/matching-response.ts'
import { exampleOf } from './example-value.ts'
import { inOrder, isReadable, mediaMeant, rangesIn, typeMeant } from './media-match.ts'
import { parameterExample } from './parameter-example.ts'
import { refusedBody } from './refused-body.ts'
import { standardHeaders } from './standard-headers.ts'
import { statedTypes } from './stated-types.ts'
import { inside, tell, type Subject } from './telling.ts'
import { expected } from './twin-mode.ts'
import { checkExample } from './twin.ts'
import { fieldIn, headersIn } from './wire.ts'

/** Holds what a consumer expects of an answer against what the contract promises of it. */
export function compareResponse(
  subject: Subject,
  interaction: HttpInteraction,
  operation: Operation,
  contract: Contract,
): Change[] {
  const { response } = interaction
  const { status } = response
  const promise = responseFor(operation, status)
  const pact = inside(response.origin, 'status')
  const of = { direction: 'response', place: '', name: String(status), pact } as const
  const stated = operation.responses.map(one => one.status).join(', ')
  if (promise === null) {
    const fact = 'interaction.status-unpromised'
    const { origin } = operation
    return [
      tell(subject, { ...of, fact, base: stated, revision: String(status), contract: origin }),
    ]
  }
  const byDefault = tell(subject, {
    ...of,
    fact: 'interaction.status-by-default',
    base: 'default',
    revision: String(status),
    contract: promise.origin,
  })
  return [
    ...(promise.status.toLowerCase() === 'default' ? [byDefault] : []),
    ...compareHeaders(subject, interaction, promise),
    ...compareBody(
      subject,
      interaction,
      { ...promise, content: inOrder(promise.content, contract) },
      statedTypes(contract, operation, 'produces'),
    ),
  ]
}

function compareHeaders(
  subject: Subject,
  { response }: HttpInteraction,
  promise: ResponsePromise,
): Change[] {
  const headers = headersIn(response.headers)
  const stated = new Map(promise.headers.map(header => [header.name.toLowerCase(), header]))
  const names = [...new Set(headers.map(([name]) => name))].filter(name => name !== 'content-type')
  return names.flatMap(name => {
    const pact = inside(response.origin, 'headers', name)
    const of = {
      direction: 'response',
      place: `header:${keyToken(name)}`,
      at: 'header',
      name,
    } as const
    const header = stated.get(name)
    if (header === undefined) {
      const isStandard = standardHeaders.response.has(name)
      const fact = isStandard ? 'interaction.header-unmentioned' : 'interaction.header-unpromised'
      const { origin: contract } = promise
      return [tell(subject, { ...of, fact, base: 'nothing', revision: 'expected', contract, pact })]
    }
    const texts = [fieldIn(headers, name) ?? '']
    const carriers = { path: new Map(), query: noQuery, queryText: '', headers }
    const example = parameterExample({ ...header, in: 'header' }, texts, carriers, () => false)
    return (example?.violations ?? []).map(({ place, expected, actual, origin }) =>
      tell(subject, {
        ...of,
        fact: 'interaction.header-refused',
        place: of.place + place,
        base: expected,
        revision: actual,
        contract: origin,
        pact,
      }),
    )
  })
}

const noQuery = { escaping: 'plain', values: new Map() } as const

function compareBody(
  subject: Subject,
  { request, response }: HttpInteraction,
  promise: ResponsePromise,
  produced: readonly string[] | null,
): Change[] {
  const { content, origin: contract } = promise
  const pact = inside(response.origin, 'body')
  const of = { direction: 'response', place: '', at: 'body', contract } as const
  const stated = rangesIn(fieldIn(headersIn(response.headers), 'content-type') ?? '')
  const types = produced ?? content.map(({ mediaType }) => mediaType)
  const [first] = stated
  if (first !== undefined && types.length > 0 && typeMeant(types, stated) === null) {
    const fact = 'interaction.media-type-unpromised'
    const at = inside(response.origin, 'headers')
    return [
      tell(subject, {
        ...of,
        fact,
        name: first,
        base: types.join(', '),
        revision: first,
        pact: at,
      }),
    ]
  }
  const example = exampleOf(response.body, pact)
  // Nothing is expected of a body that is not there.
  if (example === null || isBlank(example.value)) return []
  const media = mediaOf(
    content,
    rangesIn(fieldIn(headersIn(request.headers), 'accept') ?? ''),
    stated,
  )
  const type = media?.mediaType ?? first ?? 'application/json'
  if (!isReadable(type)) {
    const fact = 'interaction.body-unread'
    return [tell(subject, { ...of, fact, name: type, base: type, revision: 'expected', pact })]
  }
  if (media === null || media.schema === null) {
    const fact = 'interaction.body-unpromised'
    return [tell(subject, { ...of, fact, base: 'nothing', revision: 'expected', pact })]
  }
  return checkExample(example.value, media.schema, expected).map(found =>
    refusedBody(subject, 'response', found, example.origin),
  )
}

/** The media type that the consumer asks for; where it names none alone, the one that it expects to come. */
function mediaOf(
  content: readonly Media[],
  accepted: readonly string[],
  stated: readonly string[],
): Media | null {
  const named = accepted.filter(range => !range.includes('*'))
  const orders = [named, stated, accepted, ['application/json']]
  const found = orders.flatMap(ranges => mediaMeant(content, ranges) ?? [])
  return found[0] ?? content[0] ?? null
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || value === false || value === 0
}
