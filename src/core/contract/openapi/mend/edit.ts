import { isObject, type Json, type JsonObject } from '../../../json/json.ts'
import { formatPointer, valueAt } from '../../../json/pointer.ts'
import type { Contract, Defect } from '../../contract.ts'

/** One change of the document: what stands there goes, or is merged with `update`. */
export interface Edit {
  readonly tokens: readonly (string | number)[]
  readonly update?: Json
  /** Whether it removes an item of a list, which moves the items behind it. */
  readonly item?: true
}

export interface MendContext {
  readonly contract: Contract
  readonly defect: Defect
  /** Where the defect stands. */
  readonly tokens: readonly string[]
}

/** Null where only the author of the document can know what was meant. */
export type Mend = (context: MendContext) => readonly Edit[] | null

/** The value at some tokens of the main document. */
export function valueOf(contract: Contract, tokens: Edit['tokens']): Json | undefined {
  return valueAt(contract.document.root, formatPointer(tokens))
}

export function objectOf(contract: Contract, tokens: Edit['tokens']): JsonObject {
  const value = valueOf(contract, tokens)
  return isObject(value) ? value : {}
}

export function isModernContract({ dialect }: Contract): boolean {
  return dialect === 'openapi-3.1' || dialect === 'openapi-3.2'
}

/** A value takes the place of another whatever their kinds are: merging would keep some of the old one. */
export function replace(tokens: readonly string[], value: Json): readonly Edit[] {
  const key = tokens.at(-1) ?? ''
  return [{ tokens }, { tokens: tokens.slice(0, -1), update: { [key]: value } }]
}
