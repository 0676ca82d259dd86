// Two FNV-1a sums with different starts and multipliers; together 64 bits.
const STARTS = [0x811c9dc5, 0x9747b28c] as const
const PRIMES = [0x01000193, 0x85ebca6b] as const

/** Sixteen hex digits for a text. Equal texts are equal; others differ but for one chance in 2^64, not by proof. */
export function hashText(text: string): string {
  let a: number = STARTS[0]
  let b: number = STARTS[1]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, PRIMES[0])
    b = Math.imul(b ^ unit, PRIMES[1]) ^ (b >>> 15)
  }
  return hex(a) + hex(b)
}

function hex(sum: number): string {
  return (sum >>> 0).toString(16).padStart(8, '0')
}
