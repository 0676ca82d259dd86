import type { JsonObject } from '../../json/json.ts'
import type { Schema, SourceDocument } from './schema.ts'

// What a document holds lives as long as it does, and a plain map of many costs the engine far less than a weak one.
type Known<T> = WeakMap<SourceDocument, Map<JsonObject, T>>

/** Answers that were given once for a schema. Two documents may share parts, and yet mean different things by them. */
export interface SchemaMemo<T> {
  readonly get: (schema: Schema) => T | undefined
  /** Gives the answer back; of the schemas `true` and `false` none is kept. */
  readonly set: (schema: Schema, answer: T) => T
}

export function schemaMemo<T>(): SchemaMemo<T> {
  const known: Known<T> = new WeakMap()
  return {
    get({ document, value }) {
      return typeof value === 'boolean' ? undefined : known.get(document)?.get(value)
    },
    set({ document, value }, answer) {
      if (typeof value === 'boolean') return answer
      let row = known.get(document)
      if (row === undefined) known.set(document, (row = new Map()))
      row.set(value, answer)
      return answer
    },
  }
}
