import { HIGHEST_BIN, LOWEST_BIN, type LatencySketch } from './latency-sketch.ts'
import { readVarints, writeVarint } from './varint.ts'

const FORMAT = 1

/**
 * One sequence of bytes per sketch, whatever the order in which it came about: equal samples, equal bytes.
 * Format 1: the byte 1, then as base 128 numbers: zeros, number of bins, and per bin its distance from the one before
 * it (the first from the lowest bin there is) and its count.
 */
export function encodeSketch(sketch: LatencySketch): Uint8Array {
  const out: number[] = [FORMAT]
  writeVarint(out, sketch.zeros)
  writeVarint(out, sketch.bins.length)
  let last = LOWEST_BIN
  for (const [i, bin] of sketch.bins.entries()) {
    writeVarint(out, bin - last)
    writeVarint(out, sketch.counts[i] ?? 0)
    last = bin
  }
  return Uint8Array.from(out)
}

/** Null for bytes that `encodeSketch` does not write: cut off, of a later format, or not canonical. */
export function decodeSketch(bytes: Uint8Array): LatencySketch | null {
  if (bytes[0] !== FORMAT) return null
  const reader = readVarints(bytes, 1)
  const zeros = reader.next()
  const length = reader.next()
  if (zeros === null || length === null || length > HIGHEST_BIN - LOWEST_BIN + 1) return null
  const bins: number[] = []
  const counts: number[] = []
  for (let i = 0; i < length; i++) {
    const step = reader.next()
    const count = reader.next()
    if (step === null || count === null || count === 0 || (step === 0 && i > 0)) return null
    bins.push((bins.at(-1) ?? LOWEST_BIN) + step)
    counts.push(count)
  }
  const last = bins.at(-1) ?? LOWEST_BIN
  return reader.atEnd() && last <= HIGHEST_BIN ? { zeros, bins, counts } : null
}
