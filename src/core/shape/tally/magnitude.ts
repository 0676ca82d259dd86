import type { Span } from './place-row.ts'

const OFFSET = 1075

/**
 * The log bucket of a number: 0 for zero, else the power of two below its size, with its sign.
 * Coarse on purpose: it shows cents that became units, and tells no amount.
 *
 * @returns an integer from -2099 to 2099, in the order of the numbers.
 */
export function bucketOf(value: number): number {
  if (value === 0) return 0
  const size = Math.abs(value)
  const bucket = Math.min(powerBelow(size), 1024) + OFFSET
  return value < 0 ? -bucket : bucket
}

function powerBelow(size: number): number {
  if (size >= 1 && size < 0x80000000) return 31 - Math.clz32(size)
  // The logarithm of a number just below a power of two is rounded up to it.
  const power = Math.floor(Math.log2(size))
  return 2 ** power > size ? power - 1 : power
}

/** The bounds of the lowest and highest of some buckets, both within what JSON can hold. */
export function magnitudeOf(buckets: Iterable<number>): Span {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (const bucket of buckets) {
    lowest = Math.min(lowest, bucket)
    highest = Math.max(highest, bucket)
  }
  return { min: lowerBound(lowest), max: 0 - lowerBound(-highest) }
}

function lowerBound(bucket: number): number {
  if (bucket === 0) return 0
  if (bucket > 0) return Math.min(2 ** (bucket - OFFSET), Number.MAX_VALUE)
  return -Math.min(2 ** (-bucket - OFFSET + 1), Number.MAX_VALUE)
}
