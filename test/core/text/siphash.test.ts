import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyedHash } from '../../../src/core/text/siphash.ts'

const key = Uint8Array.from({ length: 16 }, (_, i) => i)
const hash = keyedHash(key)

/** The published vectors: the hash of the bytes 0, 1, … n-1, for n from 0 to 15. */
const published = [
  '726fdb47dd0e0e31',
  '74f839c593dc67fd',
  '0d6c8009d9a94f5a',
  '85676696d7fb7e2d',
  'cf2794e0277187b7',
  '18765564cd99a68d',
  'cbc9466e58fee3ce',
  'ab0200f58b01d137',
  '93f5f5799a932462',
  '9e0082df0ba9e4b0',
  '7a5dbbc594ddb9f3',
  'f4b32f46226bada7',
  '751e8fbc860ee5fb',
  '14ea5627c0843d90',
  'f723ca908e7af2ee',
  'a129ca6149be45e5',
]

function word(from: Uint8Array, at: number): bigint {
  const bytes = Array.from({ length: 8 }, (_, i) => BigInt(from[at + i] ?? 0) << BigInt(8 * i))
  return bytes.reduce((x, y) => x | y)
}

/** The paper's definition, word by word, on 64-bit integers: slow and plain. */
function slowHash(key: Uint8Array, message: Uint8Array): string {
  const mask = (1n << 64n) - 1n
  const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & mask
  const k0 = word(key, 0)
  const k1 = word(key, 8)
  let [v0, v1, v2, v3] = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ]
  const round = () => {
    v0 = (v0 + v1) & mask
    v1 = rotate(v1, 13n) ^ v0
    v0 = rotate(v0, 32n)
    v2 = (v2 + v3) & mask
    v3 = rotate(v3, 16n) ^ v2
    v0 = (v0 + v3) & mask
    v3 = rotate(v3, 21n) ^ v0
    v2 = (v2 + v1) & mask
    v1 = rotate(v1, 17n) ^ v2
    v2 = rotate(v2, 32n)
  }
  const blocks = Math.floor(message.length / 8)
  for (let i = 0; i <= blocks; i++) {
    const last = i === blocks ? BigInt(message.length & 0xff) << 56n : 0n
    const m = word(message, 8 * i) | last
    v3 ^= m
    round()
    round()
    v0 ^= m
  }
  v2 ^= 0xffn
  for (let i = 0; i < 4; i++) round()
  return (v0 ^ v1 ^ v2 ^ v3).toString(16).padStart(16, '0')
}

describe('keyedHash', () => {
  test.each(published.map((want, length) => ({ length, want })))(
    'gives the published hash of $length bytes',
    ({ length, want }) => {
      expect(hash(String.fromCharCode(...Array.from({ length }, (_, i) => i)))).toBe(want)
    },
  )

  test('agrees with the plain definition on any text and key', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (key, text) => {
          expect(keyedHash(key)(text)).toBe(slowHash(key, new TextEncoder().encode(text)))
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each(['\ud800', 'a\udc00b', '\ud83d\ude00', '\ude00\ud83d', 'é€𝄞'])(
    'reads %j as a UTF-8 encoder does',
    text => {
      expect(hash(text)).toBe(slowHash(key, new TextEncoder().encode(text)))
    },
  )

  test('reads a key that is a part of a larger buffer', () => {
    const larger = Uint8Array.from([9, 9, 9, ...key])
    expect(keyedHash(larger.subarray(3))('x')).toBe(hash('x'))
  })

  test('refuses a key of another length', () => {
    expect(() => keyedHash(new Uint8Array(15))).toThrow(RangeError)
  })
})
