/** Turns text into a short name for it that says nothing about it to those who lack the key. */
export type TextHash = (text: string) => string

/**
 * SipHash-2-4 with one key: a pseudo-random function of 64 bits, over the UTF-8 of a text.
 * Lone surrogates count as U+FFFD, as they do in every UTF-8 encoder. Not safe to call re-entrantly,
 * which plain code cannot do.
 *
 * @param key 16 bytes.
 * @returns a function from text to 16 hex digits, the most significant first.
 * @throws RangeError when the key has another length.
 * @see Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, section 2.
 */
export function keyedHash(key: Uint8Array): TextHash {
  if (key.length !== 16) throw new RangeError('a SipHash key has 16 bytes')
  const words = new DataView(key.buffer, key.byteOffset, 16)
  const k0 = words.getInt32(0, true)
  const k1 = words.getInt32(4, true)
  const k2 = words.getInt32(8, true)
  const k3 = words.getInt32(12, true)
  return text => {
    a0 = k0 ^ 0x70736575
    a1 = k1 ^ 0x736f6d65
    b0 = k2 ^ 0x6e646f6d
    b1 = k3 ^ 0x646f7261
    c0 = k0 ^ 0x6e657261
    c1 = k1 ^ 0x6c796765
    d0 = k2 ^ 0x79746573
    d1 = k3 ^ 0x74656462
    absorbText(text)
    c0 ^= 0xff
    round()
    round()
    round()
    round()
    return hex(a1 ^ b1 ^ c1 ^ d1) + hex(a0 ^ b0 ^ c0 ^ d0)
  }
}

// The state: four 64-bit words in halves, low then high. Module variables, because an object per
// call would cost more than the hash of a short text. Nothing survives from one call to the next.
let a0 = 0
let a1 = 0
let b0 = 0
let b1 = 0
let c0 = 0
let c1 = 0
let d0 = 0
let d1 = 0
// The block being filled, and how many bytes came so far.
let low = 0
let high = 0
let bytes = 0

function absorbText(text: string): void {
  low = high = bytes = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      absorbByte(code)
      continue
    }
    if (code >= 0xd800 && code < 0xe000) {
      const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
      const paired = code < 0xdc00 && next >= 0xdc00 && next < 0xe000
      code = paired ? 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00) : 0xfffd
      if (paired) i++
    }
    absorbCode(code)
  }
  const length = bytes & 0xff
  while ((bytes & 7) !== 7) absorbByte(0)
  absorbByte(length)
}

function absorbCode(code: number): void {
  if (code < 0x800) absorbByte(0xc0 | (code >> 6))
  else {
    if (code < 0x10000) absorbByte(0xe0 | (code >> 12))
    else {
      absorbByte(0xf0 | (code >> 18))
      absorbByte(0x80 | ((code >> 12) & 0x3f))
    }
    absorbByte(0x80 | ((code >> 6) & 0x3f))
  }
  absorbByte(0x80 | (code & 0x3f))
}

function absorbByte(byte: number): void {
  const at = bytes & 7
  if (at < 4) low |= byte << (at << 3)
  else high |= byte << ((at - 4) << 3)
  bytes++
  if (at !== 7) return
  d0 ^= low
  d1 ^= high
  round()
  round()
  a0 ^= low
  a1 ^= high
  low = high = 0
}

/** One SipRound. A sum of the low halves carries when it is smaller than one of them, unsigned. */
function round(): void {
  let t = (a0 + b0) | 0
  a1 = (a1 + b1 + (t >>> 0 < b0 >>> 0 ? 1 : 0)) | 0
  a0 = t
  t = (b0 << 13) | (b1 >>> 19)
  b1 = ((b1 << 13) | (b0 >>> 19)) ^ a1
  b0 = t ^ a0
  t = a0
  a0 = a1
  a1 = t
  t = (c0 + d0) | 0
  c1 = (c1 + d1 + (t >>> 0 < d0 >>> 0 ? 1 : 0)) | 0
  c0 = t
  t = (d0 << 16) | (d1 >>> 16)
  d1 = ((d1 << 16) | (d0 >>> 16)) ^ c1
  d0 = t ^ c0
  t = (a0 + d0) | 0
  a1 = (a1 + d1 + (t >>> 0 < d0 >>> 0 ? 1 : 0)) | 0
  a0 = t
  t = (d0 << 21) | (d1 >>> 11)
  d1 = ((d1 << 21) | (d0 >>> 11)) ^ a1
  d0 = t ^ a0
  t = (c0 + b0) | 0
  c1 = (c1 + b1 + (t >>> 0 < b0 >>> 0 ? 1 : 0)) | 0
  c0 = t
  t = (b0 << 17) | (b1 >>> 15)
  b1 = ((b1 << 17) | (b0 >>> 15)) ^ c1
  b0 = t ^ c0
  t = c0
  c0 = c1
  c1 = t
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
