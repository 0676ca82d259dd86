import type { TextHash } from '../text/siphash.ts'

/** Draws numbers from 0 up to, not including, `below` (at most 65,536). */
export type Noise = (below: number) => number

/** Noise that is a function of a text: the same text, the same draws. Nothing of the text can be read from it without the key. */
export function noiseOf(text: string, hash: TextHash): Noise {
  // Once: the text may be long, and each block costs a hash.
  const seed = hash(text)
  let block = ''
  let blocks = 0
  return below => {
    if (block.length < 4) block = hash(`${blocks++} ${seed}`)
    const drawn = Number.parseInt(block.slice(0, 4), 16)
    block = block.slice(4)
    return drawn % below
  }
}

export function pick(alphabet: string, noise: Noise): string {
  return alphabet.charAt(noise(alphabet.length))
}
