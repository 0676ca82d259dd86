/**
 * The share of Beta(a, b) that lies below `x`: the regularised incomplete beta function, to about 1e-13.
 *
 * @param x 0 to 1. @param a above 0. @param b above 0.
 * @see NIST Digital Library of Mathematical Functions, 8.17.22 for the continued fraction.
 */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  // The fraction converges fast only on the near side of the mean.
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b
}

/** The `x` below which the share `p` of Beta(a, b) lies, by halving: it cannot fail to converge. */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (betaBelow(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const TINY = 1e-300

/** The continued fraction, evaluated from the front. @see Lentz's method, DLMF 3.10(iii) */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    const before = result
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d)
      c = awayFromZero(1 + term / c)
      result *= c * d
    }
    if (Math.abs(result - before) <= Math.abs(result) * 1e-15) break
  }
  return result
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** Stirling's series, after lifting the argument to where it is exact to 1e-15. @see DLMF 5.11.1 */
function logGamma(z: number): number {
  let lift = 0
  let x = z
  for (; x < 15; x++) lift += Math.log(x)
  const r = 1 / (x * x)
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - lift
}
