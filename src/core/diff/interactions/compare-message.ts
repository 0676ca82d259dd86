import type { AsyncMessage, Pact, PactMessage, SyncMessage } from '../../contract/pact/pact.ts'
import { isObject, property } from '../../json/json.ts'
import { appendToken } from '../../json/pointer.ts'
import type { Origin, SourceDocument } from '../../shape/schema/schema.ts'
import type { Change } from '../change.ts'
import type { Violation } from '../check/violation.ts'
import { exampleOf } from './example-value.ts'
import { isReadable } from './media-match.ts'
import {
  asyncOperation,
  promisedMessages,
  type AsyncOperation,
  type PromisedMessage,
} from './promised-messages.ts'
import { inside, tell, type Subject } from './telling.ts'
import { expected, sent, type TwinMode } from './twin-mode.ts'
import { checkExample } from './twin.ts'

type MessageInteraction = AsyncMessage | SyncMessage

/**
 * Holds a message, or a message with its answers, against the AsyncAPI document of the provider. The interaction says in
 * its comments which operation it means; one of that operation's messages has to admit it.
 */
export function compareMessage(
  pact: Pact,
  interaction: MessageInteraction,
  document: SourceDocument,
): Change[] {
  const id = operationIdIn(interaction)
  const where = { method: '', path: id ?? '', status: '', mediaType: '' }
  const subject = { pact, interaction, where }
  const at = inside(interaction.origin, 'comments', 'references', 'AsyncAPI')
  const whole = { direction: 'response', place: '', pact: at } as const
  const contract = { file: document.uri, pointer: '/operations' }
  if (id === null) {
    const fact = 'interaction.message-unnamed'
    const base = 'the operationId of an operation'
    return [tell(subject, { ...whole, fact, base, revision: 'none', contract })]
  }
  const operation = asyncOperation(document, id)
  if (operation === null) {
    const fact = 'interaction.operation-unknown'
    return [tell(subject, { ...whole, fact, name: id, base: 'nothing', revision: id, contract })]
  }
  return interaction.kind === 'async'
    ? matchOne(subject, interaction.message, operation, 'response')
    : compareBoth(subject, interaction, operation)
}

function compareBoth(
  subject: Subject,
  { request, responses }: SyncMessage,
  operation: AsyncOperation,
): Change[] {
  const asked = matchOne(subject, request, operation, 'request')
  if (asked.length > 0) return asked
  const { reply } = operation
  if (reply === null || promisedMessages(reply).length === 0) {
    const telling = {
      fact: 'interaction.reply-missing',
      direction: 'response',
      place: '',
      name: operation.id,
      base: 'no reply',
      revision: 'expected',
      contract: (reply ?? operation).origin,
      pact: subject.interaction.origin,
    } as const
    return [tell(subject, telling)]
  }
  return responses.flatMap(response => matchOne(subject, response, reply, 'response'))
}

function operationIdIn({ comments }: MessageInteraction): string | null {
  const references = property(comments, 'references')
  const named = isObject(references) ? property(references, 'AsyncAPI') : undefined
  const id = isObject(named) ? property(named, 'operationId') : undefined
  return typeof id === 'string' && id !== '' ? id : null
}

/** None where one of the messages admits it; else what refuses it in the one that comes nearest. */
function matchOne(
  subject: Subject,
  message: PactMessage,
  operation: AsyncOperation,
  direction: 'request' | 'response',
): Change[] {
  const mode = direction === 'request' ? sent : expected
  const judged = promisedMessages(operation).map(promised => refusals(message, promised, mode))
  if (judged.some(found => found.length === 0)) return []
  const [nearest] = judged.toSorted((a, b) => a.length - b.length)
  if (nearest === undefined) {
    const none = { base: 'no message', revision: 'expected', contract: operation.origin }
    const of = { fact: 'interaction.message-refused', direction, place: '' } as const
    return [tell(subject, { ...of, ...none, pact: message.origin })]
  }
  return nearest.map(({ violation, part, pact }) =>
    tell(subject, {
      fact: 'interaction.message-refused',
      direction,
      place: part === 'headers' ? `header:${violation.place.slice(1)}` : violation.place,
      at: part === 'headers' ? 'header' : violation.place === '' ? 'body' : 'property',
      base: violation.expected,
      revision: violation.actual,
      contract: violation.origin,
      pact,
    }),
  )
}

interface Refusal {
  readonly violation: Violation
  readonly part: 'payload' | 'headers'
  readonly pact: Origin
}

function refusals(message: PactMessage, promised: PromisedMessage, mode: TwinMode): Refusal[] {
  const { contents, metadata, origin } = message
  const example = exampleOf(contents, inside(origin, 'contents'))
  const isRead = contents.contentType === null || isReadable(contents.contentType)
  const { payload, headers } = promised
  const ofPayload =
    payload === null || example === null || !isRead
      ? []
      : checkExample(example.value, payload, mode)
  const ofHeaders =
    headers === null || Object.keys(metadata).length === 0
      ? []
      : checkExample(metadata, headers, mode)
  const at = { file: origin.file, pointer: appendToken(origin.pointer, 'metadata') }
  return [
    ...ofPayload.map(violation => ({
      violation,
      part: 'payload' as const,
      pact: example?.origin ?? origin,
    })),
    ...ofHeaders.map(violation => ({ violation, part: 'headers' as const, pact: at })),
  ]
}
