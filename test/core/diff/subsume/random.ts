/** Draws that are the same for the same seed. */
export interface Random {
  /** From 0 to below `end`. */
  readonly below: (end: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** Up to `most` of them, each once. */
  readonly some: <T>(from: readonly T[], most: number) => T[]
}

/** @see the mulberry32 generator: one multiplication chain over a counter of 32 bits. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!
  const some = <T>(from: readonly T[], most: number): T[] => {
    const left = [...from]
    const count = Math.min(left.length, 1 + below(most))
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]!)
  }
  return { below, pick, some, chance: probability => next() < probability }
}
