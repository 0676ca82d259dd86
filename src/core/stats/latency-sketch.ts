/**
 * Latencies in logarithmic bins, each about 2 % wide, so that any quantile is within 1 % of the true one. A bin is a
 * function of the value alone: sketches of the parts of a sample merge to exactly the sketch of the whole, in any order.
 *
 * Covered are 1 µs to 1e9 ms (11.6 days), in at most 1,383 bins. What is smaller, zero or negative (a clock that was
 * set back) counts as 0; what is larger counts in the last bin. Only there the bound does not hold.
 *
 * @see Masson, Rim, Lee: DDSketch (VLDB 2019), with the logarithmic mapping.
 */
export interface LatencySketch {
  /** How many values counted as 0. */
  readonly zeros: number
  /** Indexes of the bins that hold something, ascending. */
  readonly bins: readonly number[]
  /** How many values each of `bins` holds, at least 1. */
  readonly counts: readonly number[]
}

const RELATIVE_ERROR = 0.01
const GAMMA = 1 + (2 * RELATIVE_ERROR) / (1 - RELATIVE_ERROR)
const BINS_PER_E = 1 / Math.log(GAMMA)

export const SHORTEST_MS = 1e-3
export const LONGEST_MS = 1e9
export const LOWEST_BIN: number = rawBin(SHORTEST_MS)
export const HIGHEST_BIN: number = rawBin(LONGEST_MS)

/** The sketch of nothing: merged with another it changes nothing. */
export const emptySketch: LatencySketch = { zeros: 0, bins: [], counts: [] }

/** Counts one latency, in milliseconds. What is not a number is left out. */
export function observeLatency(sketch: LatencySketch, ms: number): LatencySketch {
  if (Number.isNaN(ms)) return sketch
  if (ms < SHORTEST_MS) return { ...sketch, zeros: sketch.zeros + 1 }
  return mergeSketches(sketch, { zeros: 0, bins: [binOf(ms)], counts: [1] })
}

/** The sketch of a sample. */
export function sketchOf(sample: Iterable<number>): LatencySketch {
  const found = new Map<number, number>()
  let zeros = 0
  for (const ms of sample) {
    if (ms < SHORTEST_MS) zeros++
    else if (!Number.isNaN(ms)) found.set(binOf(ms), (found.get(binOf(ms)) ?? 0) + 1)
  }
  const bins = [...found.keys()].toSorted((a, b) => a - b)
  return { zeros, bins, counts: bins.map(bin => found.get(bin) ?? 0) }
}

/** Adds two sketches. Order never matters. */
export function mergeSketches(a: LatencySketch, b: LatencySketch): LatencySketch {
  const bins: number[] = []
  const counts: number[] = []
  let i = 0
  let j = 0
  while (i < a.bins.length || j < b.bins.length) {
    const left = a.bins[i] ?? Infinity
    const right = b.bins[j] ?? Infinity
    bins.push(Math.min(left, right))
    counts.push((left <= right ? (a.counts[i] ?? 0) : 0) + (right <= left ? (b.counts[j] ?? 0) : 0))
    if (left <= right) i++
    if (right <= left) j++
  }
  return { zeros: a.zeros + b.zeros, bins, counts }
}

/** How many values were counted. */
export function sketchCount(sketch: LatencySketch): number {
  return sketch.counts.reduce((sum, count) => sum + count, sketch.zeros)
}

/**
 * The value below which the share `q` (0 to 1) of the sample lies, in milliseconds; null for an empty sketch.
 * The rank is `q · (n - 1)`, rounded down: no value between two samples is made up.
 */
export function quantile(sketch: LatencySketch, q: number): number | null {
  const total = sketchCount(sketch)
  if (total === 0) return null
  const rank = Math.min(1, Math.max(0, q)) * (total - 1)
  let below = sketch.zeros
  if (rank < below) return 0
  for (const [i, bin] of sketch.bins.entries()) {
    below += sketch.counts[i] ?? 0
    if (below > rank) return binValue(bin)
  }
  return binValue(sketch.bins.at(-1) ?? LOWEST_BIN)
}

/** How many values exceed `ms`, exact except for those within 1 % of it. */
export function countAbove(sketch: LatencySketch, ms: number): number {
  if (ms < 0) return sketchCount(sketch)
  return sketch.bins.reduce(
    (sum, bin, i) => (binValue(bin) > ms ? sum + (sketch.counts[i] ?? 0) : sum),
    0,
  )
}

function binOf(ms: number): number {
  return Math.min(rawBin(ms), HIGHEST_BIN)
}

function rawBin(ms: number): number {
  // Plus zero: the bin just below one would else be -0, and the same sketch two different ones.
  return Math.ceil(Math.log(ms) * BINS_PER_E) + 0
}

/** The value in a bin that is nowhere further than 1 % from any other in it. */
function binValue(bin: number): number {
  return (GAMMA ** bin * 2) / (1 + GAMMA)
}
