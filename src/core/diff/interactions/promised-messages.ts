import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, valueAt, type Pointer } from '../../json/pointer.ts'
import { decodePercent } from '../../text/percent.ts'
import type { Origin, Schema, SourceDocument } from '../../shape/schema/schema.ts'

/** An operation of an AsyncAPI document, or the reply of one. */
export interface AsyncOperation {
  readonly id: string
  readonly origin: Origin
  readonly document: SourceDocument
  readonly value: JsonObject
  readonly reply: AsyncOperation | null
}

export interface PromisedMessage {
  readonly payload: Schema | null
  readonly headers: Schema | null
}

/** Chains of references that are longer than this lead nowhere. */
const MAX_STEPS = 32

/** What stands at a place of the document, with its references followed. */
interface Part {
  readonly value: Json
  readonly pointer: Pointer
}

/** Null where the document has none of this name. @see AsyncAPI 3.0.0, section "Operation Object" */
export function asyncOperation(document: SourceDocument, id: string): AsyncOperation | null {
  const root = { value: document.root, pointer: '' }
  const found = member(document, member(document, root, 'operations'), id)
  return found === null ? null : operationAt(document, id, found)
}

function operationAt(document: SourceDocument, id: string, part: Part): AsyncOperation | null {
  if (!isObject(part.value)) return null
  const reply = member(document, part, 'reply')
  const origin = { file: document.uri, pointer: part.pointer }
  const replied = reply === null ? null : operationAt(document, id, reply)
  return { id, origin, document, value: part.value, reply: replied }
}

/** The messages that the operation names; what leads nowhere is left out. */
export function promisedMessages({ document, value, origin }: AsyncOperation): PromisedMessage[] {
  const at = { value, pointer: origin.pointer }
  const own = member(document, at, 'messages')
  if (own === null || !isArray(own.value)) return []
  return own.value.flatMap((message, i) => {
    const found = follow(document, { value: message, pointer: appendToken(own.pointer, i) })
    if (found === null || !isObject(found.value)) return []
    return [
      {
        payload: schemaIn(document, found, 'payload'),
        headers: schemaIn(document, found, 'headers'),
      },
    ]
  })
}

/** A payload can say in which schema language it is written; of those that are none of JSON nothing is known. */
function schemaIn(document: SourceDocument, { value, pointer }: Part, key: string): Schema | null {
  const own = isObject(value) ? property(value, key) : undefined
  if (!isObject(own) && typeof own !== 'boolean') return null
  const at = appendToken(pointer, key)
  const inner = isObject(own) ? property(own, 'schema') : undefined
  if (!isObject(own) || !Object.hasOwn(own, 'schemaFormat') || !isObject(inner)) {
    return { document, pointer: at, value: own }
  }
  const format = property(own, 'schemaFormat')
  const isJson =
    typeof format === 'string' && /asyncapi|schema\+(?:json|yaml)|openapi/i.test(format)
  return isJson ? { document, pointer: appendToken(at, 'schema'), value: inner } : null
}

function member(document: SourceDocument, of: Part | null, key: string): Part | null {
  if (of === null || !isObject(of.value)) return null
  const value = property(of.value, key)
  if (value === undefined) return null
  return follow(document, { value, pointer: appendToken(of.pointer, key) })
}

function follow({ root }: SourceDocument, part: Part): Part | null {
  let at = part
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const reference = isObject(at.value) ? property(at.value, '$ref') : undefined
    if (typeof reference !== 'string') return at
    if (!reference.startsWith('#/')) return null
    const pointer = decodePercent(reference.slice(1))
    const value = valueAt(root, pointer)
    if (value === undefined) return null
    at = { value, pointer }
  }
  return null
}
