import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import type { Origin, Schema, SourceDocument } from '../../shape/schema/schema.ts'

/** A value of a document where it stands. */
export interface Part<T extends Json = Json> {
  readonly document: SourceDocument
  readonly pointer: Pointer
  readonly value: T
}

export type ObjectPart = Part<JsonObject>

export function rootPart(document: SourceDocument): Part {
  return { document, pointer: '', value: document.root }
}

export function isObjectPart(part: Part | undefined): part is ObjectPart {
  return part !== undefined && isObject(part.value)
}

/** The own member of that name, or undefined. */
export function memberOf(part: ObjectPart, key: string): Part | undefined {
  const value = property(part.value, key)
  if (value === undefined) return undefined
  // Most keys need no escape, and this is called for every value that is read.
  const pointer = /[~/]/.test(key) ? appendToken(part.pointer, key) : `${part.pointer}/${key}`
  return { document: part.document, pointer, value }
}

export function itemsOf(part: Part<readonly Json[]>): Part[] {
  const { document, pointer, value } = part
  return value.map((item, index) => ({ document, pointer: `${pointer}/${index}`, value: item }))
}

export function originOf(part: Part): Origin {
  return { file: part.document.uri, pointer: part.pointer }
}

/** The part as a schema, or undefined where it is neither an object nor a boolean. */
export function schemaOf({ document, pointer, value }: Part): Schema | undefined {
  if (!isObject(value) && typeof value !== 'boolean') return undefined
  return { document, pointer, value }
}

const none: JsonObject = {}

/** The `x-` fields of an object. */
export function extensionsOf({ value }: ObjectPart): JsonObject {
  const keys = Object.keys(value).filter(key => key.startsWith('x-'))
  return keys.length === 0 ? none : Object.fromEntries(keys.map(key => [key, value[key] ?? null]))
}
