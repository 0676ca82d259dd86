import type { Json } from '../../json/json.ts'
import { kinds, type Kind } from '../../shape/kind.ts'

const bits: Readonly<Record<Kind, number>> = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
}
export const ANY_KIND = 127
/** No mask at all: nobody has asked yet. */
export const UNKNOWN_KINDS = -1

export function bitOf(kind: Kind): number {
  return bits[kind]
}

/** `number` admits integers too. */
export function maskOf(types: readonly Kind[]): number {
  return types.reduce((mask, type) => mask | bits[type] | (type === 'number' ? bits.integer : 0), 0)
}

export function kindsIn(mask: number): Kind[] {
  return kinds.filter(kind => (mask & bits[kind]) !== 0)
}

export function maskOfValue(value: Json): number {
  switch (typeof value) {
    case 'string':
      return 16
    case 'number':
      return Number.isInteger(value) ? 4 : 8
    case 'boolean':
      return 2
    default:
      return value === null ? 1 : Array.isArray(value) ? 32 : 64
  }
}
