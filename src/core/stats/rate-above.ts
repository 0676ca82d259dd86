import { betaBelow } from './beta.ts'
import { wilsonInterval, type Interval } from './interval.ts'

/**
 * Whether a rate is above a limit.
 * `yes`: it is, and that is not chance · `no`: what was seen is not above it · `too-few`: what was seen
 * would be above it, or there was next to nothing to see, and more looks are needed to tell.
 */
export interface RateAnswer {
  readonly above: 'yes' | 'no' | 'too-few'
  /** Where the true rate lies, at 95 %: for people, the answer does not hang on it. */
  readonly interval: Interval
  /** Fewer looks than this can never say yes, nor count as a no. Infinite where the limit is 1. */
  readonly neededLooks: number
}

/** Two failures can be one hiccup that was met twice, whatever the arithmetic says. */
const FEWEST_HITS = 3

/** How often a rate that is exactly at the limit may be called above it. */
export const CHANCE = 0.01

/**
 * Says whether the rate is above `limit`, from `hits` of `n` looks, by the exact binomial test.
 * For n below 100 or so a plain `hits / n > limit` is wrong far more often than it is right.
 *
 * @see Clopper, Pearson (1934): the chance of at least k hits is a beta distribution's.
 */
export function rateAbove(hits: number, n: number, limit: number): RateAnswer {
  const interval = wilsonInterval(hits, n)
  const neededLooks = looksNeeded(limit)
  const chance = hits > 0 ? betaBelow(limit, hits, n - hits + 1) : 1
  if (hits >= FEWEST_HITS && chance < CHANCE) return { above: 'yes', interval, neededLooks }
  const settled = n >= neededLooks && hits <= limit * n
  return { above: settled ? 'no' : 'too-few', interval, neededLooks }
}

/** The fewest looks that say yes when every one of them is a hit. */
export function looksNeeded(limit: number): number {
  if (limit >= 1) return Infinity
  if (limit <= 0) return FEWEST_HITS
  return Math.max(FEWEST_HITS, Math.floor(Math.log(CHANCE) / Math.log(limit)) + 1)
}
