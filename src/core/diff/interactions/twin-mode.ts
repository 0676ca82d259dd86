import type { JsonObject } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'

/**
 * How a schema is read when an example is held against it. `sent`: as it stands, for what a consumer sends. `expected`: what
 * a consumer may expect of an answer, where nothing is required, since it names only what it reads, and where an object
 * has only what the contract mentions.
 */
export type TwinMode =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'expected'
      /** Properties that the schemas around an alternative mention. */
      readonly beside: readonly string[]
    }

export const sent: TwinMode = { kind: 'sent' }
export const expected: TwinMode = { kind: 'expected', beside: [] }

export function expectedBeside(names: Iterable<string>): TwinMode {
  return { kind: 'expected', beside: [...new Set(names)].sort() }
}

/** The reference by which other schemas, read in this mode, are reached. */
export type Refer = (parts: readonly Schema[], mode: TwinMode) => string

/** What stands for a schema at its own place: itself as it is read, or a reference to what it is joined to. */
export type InPlace = (schema: Schema, mode: TwinMode) => JsonObject | boolean
