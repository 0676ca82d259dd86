import { betaQuantile } from './beta.ts'

/** Between which rates, 0 to 1, the truth lies. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Two-sided 95 %, in standard deviations. */
const Z_95 = 1.959_963_984_540_054

/**
 * The interval for a rate of which `hits` of `n` looks were seen; all from 0 to 1 when there was no look.
 *
 * @param z how sure, in standard deviations of one side.
 * @see Wilson (1927), as in Brown, Cai, DasGupta: Interval Estimation for a Binomial Proportion (2001), eq. 4.
 */
export function wilsonInterval(hits: number, n: number, z: number = Z_95): Interval {
  if (n <= 0) return { low: 0, high: 1 }
  const rate = hits / n
  const spread = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  const middle = rate + (z * z) / (2 * n)
  const scale = 1 + (z * z) / n
  return {
    low: hits <= 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: hits >= n ? 1 : Math.min(1, (middle + spread) / scale),
  }
}

/**
 * The same from Beta(½, ½) as what was believed before: better than Wilson's near 0 and 1, and dearer to compute.
 *
 * @param level how sure, two-sided, between 0 and 1.
 * @see Brown, Cai, DasGupta (2001), section 4.1: the ends at 0 and n hits are 0 and 1.
 */
export function jeffreysInterval(hits: number, n: number, level = 0.95): Interval {
  if (n <= 0) return { low: 0, high: 1 }
  const tail = (1 - level) / 2
  const [a, b] = [hits + 0.5, n - hits + 0.5]
  return {
    low: hits <= 0 ? 0 : betaQuantile(tail, a, b),
    high: hits >= n ? 1 : betaQuantile(1 - tail, a, b),
  }
}
