import type { Contract, Media, Operation } from '../../contract/contract.ts'
import type { HttpInteraction } from '../../contract/pact/pact.ts'
import { readBody } from '../../exchange/body.ts'
import type { Json } from '../../json/json.ts'
import type { Change } from '../change.ts'
import { formValue } from '../check/exchange/form-value.ts'
import { isRefusalExpected } from './compare-parameters.ts'
import { exampleOf } from './example-value.ts'
import { inOrder, isReadable, mediaMeant, rangesIn, typeMeant } from './media-match.ts'
import { refusedBody } from './refused-body.ts'
import { statedTypes } from './stated-types.ts'
import { inside, tell, type Subject } from './telling.ts'
import { sent } from './twin-mode.ts'
import { checkExample } from './twin.ts'
import { fieldIn, headersIn } from './wire.ts'

/** Holds the body of a request against the contract. Where the provider is expected to refuse it, only its type counts. */
export function compareRequestBody(
  subject: Subject,
  interaction: HttpInteraction,
  operation: Operation,
  document: Contract,
): Change[] {
  const { request } = interaction
  const content = inOrder(operation.body?.content ?? [], document)
  const contract = operation.body?.origin ?? operation.origin
  const stated = fieldIn(headersIn(request.headers), 'content-type') ?? ''
  const ranges = rangesIn(stated)
  const media = mediaMeant(content, ranges.length === 0 ? ['application/json'] : ranges)
  const pact = inside(request.origin, 'body')
  const of = { direction: 'request', place: '', at: 'body', pact } as const
  const taken =
    statedTypes(document, operation, 'consumes') ?? content.map(({ mediaType }) => mediaType)
  const types = taken.join(', ')
  if (ranges.length > 0 && taken.length > 0 && typeMeant(taken, ranges) === null) {
    const fact = 'interaction.media-type-unpromised'
    const [name = ''] = ranges
    return [
      tell(subject, {
        ...of,
        fact,
        name,
        base: types,
        revision: name,
        contract,
        pact: inside(request.origin, 'headers'),
      }),
    ]
  }
  if (isRefusalExpected(interaction)) return []
  const type = media?.mediaType ?? ranges[0] ?? 'application/json'
  const isEmpty = request.body.kind === 'empty'
  const example = isEmpty ? null : exampleOf(request.body, pact)
  if (example === null) {
    const isMissed = operation.body?.required === true && media !== null && isReadable(type)
    // Of JSON null can be a whole body.
    const isNull = isEmpty && media?.schema && checkExample(null, media.schema, sent).length === 0
    const fact = 'interaction.body-missing'
    return isMissed && isNull !== true
      ? [tell(subject, { ...of, fact, base: types, revision: 'no body', contract })]
      : []
  }
  if (!isReadable(type)) {
    const fact = 'interaction.body-unread'
    return [tell(subject, { ...of, fact, name: type, base: type, revision: 'sent', contract })]
  }
  if (media === null || media.schema === null) {
    const fact = 'interaction.body-unpromised'
    return [tell(subject, { ...of, fact, base: 'nothing', revision: 'sent', contract })]
  }
  const value = readForm(example.value, stated, media) ?? example.value
  return checkExample(value, media.schema, sent).map(found =>
    refusedBody(subject, 'request', found, example.origin),
  )
}

/** The fields of a form that the Pact has as text; null where it is no form, or is written as an object already. */
function readForm(value: Json, contentType: string, media: Media): Json | null {
  if (typeof value !== 'string' || media.schema === null) return null
  const body = readBody(new TextEncoder().encode(value), [['content-type', contentType]])
  return body.kind === 'form' ? formValue(body, media, media.schema, 'request') : null
}
