/** More distinct values than this are *many*, for good. */
export const MAX_VALUES = 32
/** A longer string is no value of an enumeration: it makes its place *many*, for good. */
export const MAX_VALUE_LENGTH = 64

/**
 * The distinct strings and numbers of one place with their counts, by name: a keyed hash, or the value
 * itself where it may be told. `marks` keeps the two apart.
 */
export interface Values {
  many: boolean
  names: string[]
  counts: number[]
  /** Where a value met in this process stands, so that it is hashed once. Not a part of the tally. */
  slots: Map<string | number, number> | null
}

/** First characters of names. */
export const marks = { hash: '#', string: '"', number: '=' } as const

export function newValues(): Values {
  return { many: false, names: [], counts: [], slots: null }
}

export function forgetValues(values: Values): void {
  values.many = true
  values.names = []
  values.counts = []
  values.slots = null
}

/** Counts a name and says where it stands now, or -1 where the values have become many. */
export function countName(values: Values, name: string, count: number): number {
  const slot = values.names.indexOf(name)
  if (slot >= 0) {
    values.counts[slot] = (values.counts[slot] ?? 0) + count
    return slot
  }
  if (values.names.length >= MAX_VALUES) {
    forgetValues(values)
    return -1
  }
  values.names.push(name)
  return values.counts.push(count) - 1
}
