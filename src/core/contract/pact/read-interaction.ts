import { isArray, isObject, property, type JsonObject } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import type { Interaction, InteractionBase } from './pact.ts'
import { readMessage, readRequest, readResponse } from './read-messages.ts'
import { readStates } from './read-parts.ts'
import { originOf, type Reading } from './reading.ts'

type Reader = (
  value: JsonObject,
  at: Pointer,
  base: InteractionBase,
  reading: Reading,
) => Interaction | null

const http: Reader = (value, at, base, reading) => {
  const request = partOf(value, 'request', reading)
  const response = partOf(value, 'response', reading)
  if (request === null || response === null) return null
  return {
    ...base,
    kind: 'http',
    request: readRequest(request, appendToken(at, 'request'), reading),
    response: readResponse(response, appendToken(at, 'response'), reading),
  }
}

const async: Reader = (value, at, base, reading) => ({
  ...base,
  kind: 'async',
  message: readMessage(value, at, reading),
})

const sync: Reader = (value, at, base, reading) => {
  const request = partOf(value, 'request', reading)
  if (request === null) return null
  const stated = property(value, 'response')
  const list = isArray(stated) ? stated : stated === undefined ? [] : [stated]
  const under = appendToken(at, 'response')
  return {
    ...base,
    kind: 'sync',
    request: readMessage(request, appendToken(at, 'request'), reading),
    responses: list.flatMap((response, index) => {
      const place = isArray(stated) ? appendToken(under, index) : under
      return isObject(response) ? [readMessage(response, place, reading)] : []
    }),
  }
}

const kinds: ReadonlyMap<string, Reader> = new Map([
  ['Synchronous/HTTP', http],
  ['Asynchronous/Messages', async],
  ['Synchronous/Messages', sync],
])

/** One interaction or message, or null where `reading.problems` says why not. */
export function readInteraction(
  value: JsonObject,
  at: Pointer,
  fallback: 'http' | 'async',
  reading: Reading,
): Interaction | null {
  const plugins = pluginsOf(value)
  if (plugins.length > 0) {
    reading.problems.push(`it needs the Pact plugin ${plugins.join(', ')}, which is not read`)
    return null
  }
  const type = property(value, 'type')
  const reader = typeof type === 'string' ? kinds.get(type) : fallback === 'http' ? http : async
  if (reader === undefined) {
    reading.problems.push('it is of a type of interaction that is not known')
    return null
  }
  const read = reader(value, at, baseOf(value, at, reading), reading)
  return reading.problems.length > 0 ? null : read
}

function baseOf(value: JsonObject, at: Pointer, reading: Reading): InteractionBase {
  const comments = property(value, 'comments')
  return {
    description: descriptionOf(value),
    states: readStates(value),
    pending: property(value, 'pending') === true,
    comments: isObject(comments) ? comments : {},
    origin: originOf(reading, at),
  }
}

export function descriptionOf(value: JsonObject): string {
  const description = property(value, 'description')
  return typeof description === 'string' ? description : ''
}

/** What the interaction was made with: without it nobody can tell what its contents mean. */
function pluginsOf(value: JsonObject): readonly string[] {
  const configuration = property(value, 'pluginConfiguration')
  return isObject(configuration) ? Object.keys(configuration) : []
}

function partOf(value: JsonObject, key: string, reading: Reading): JsonObject | null {
  const part = property(value, key)
  if (isObject(part)) return part
  reading.problems.push(`it has no ${key}`)
  return null
}
