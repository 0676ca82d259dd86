import type { Finding } from '../rules/finding.ts'

/** How sure a finding is, in words that need no statistics; `''` where nothing can be said. */
export function surenessText({ verdict, evidence }: Finding): string {
  if (verdict === 'announced') return 'certain: both descriptions say so'
  if (verdict === 'contract-wrong') return 'certain: the contract forbids what was answered'
  if (evidence?.baselineSeen === undefined || evidence.baselineOf === undefined) return ''
  const { seen, of, baselineSeen, baselineOf } = evidence
  const chance = chanceOf(seen, of, baselineSeen, baselineOf)
  if (chance < 1e-6) return 'chance alone: less than once in a million looks'
  if (chance < 0.01) return `chance alone: about once in ${roughly(1 / chance)} looks`
  return `few answers so far: chance alone does this once in ${roughly(1 / chance)} looks`
}

/**
 * How likely chance alone puts at least `seen` of all sightings into the `of` answers of now, were base and now
 * alike: Fisher's exact test, one-sided, for answers that are drawn independently.
 *
 * @returns 0 to 1; 1 where the counts make no sense.
 */
export function chanceOf(seen: number, of: number, baseSeen: number, baseOf: number): number {
  const all = of + baseOf
  const hits = seen + baseSeen
  if (seen <= 0 || seen > of || baseSeen > baseOf || baseSeen < 0) return 1
  const total = logChoose(all, of)
  let chance = 0
  for (let k = seen; k <= Math.min(of, hits); k++) {
    const part = Math.exp(logChoose(hits, k) + logChoose(all - hits, of - k) - total)
    chance += part
    // The rest falls faster than geometrically; it no longer counts.
    if (part < chance * 1e-9) break
  }
  return Math.min(1, chance)
}

function logChoose(n: number, k: number): number {
  return k < 0 || k > n ? -Infinity : logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/** @see Stirling's series; its error is below 1e-9 from 10 on, and below that it is summed. */
function logFactorial(n: number): number {
  if (n < 10) {
    let sum = 0
    for (let i = 2; i <= n; i++) sum += Math.log(i)
    return sum
  }
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3)
}

/** Two digits are all that such a number is worth. */
function roughly(times: number): string {
  const rounded = times < 100 ? Math.round(times) : Number(times.toPrecision(2))
  return rounded.toLocaleString('en-US')
}
