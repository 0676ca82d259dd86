import * as fc from 'fast-check'
import type { Json } from '../../../../src/core/json/json.ts'
import { keyedHash } from '../../../../src/core/text/siphash.ts'
import { encodeTally } from '../../../../src/core/shape/tally/encode.ts'
import { merge } from '../../../../src/core/shape/tally/merge.ts'
import { observe, type ObserveOptions } from '../../../../src/core/shape/tally/observe.ts'
import { emptyTally, type Tally } from '../../../../src/core/shape/tally/tally.ts'

export const options: ObserveOptions = {
  hash: keyedHash(new Uint8Array(16)),
  keepValues: place => place.endsWith('/kept'),
}

export function tallyOf(values: readonly Json[], using: ObserveOptions = options): Tally {
  const tally = emptyTally()
  for (const value of values) observe(tally, value, using)
  return tally
}

export function mergeAll(tallies: readonly Tally[]): Tally {
  return tallies.reduce(merge, emptyTally())
}

/** Equal tallies have equal bytes, and bytes are quick to compare. */
export function sameTally(a: Tally, b: Tally): boolean {
  const [x, y] = [encodeTally(a), encodeTally(b)]
  return x.length === y.length && x.every((byte, i) => byte === y[i])
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const word = (i: number) => `${letters[i % 26]}${letters[Math.floor(i / 26) % 26]}`

// Values that crowd the bounds: distinct values near 32, tags near 16, plain keys past 512.
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    -0,
    1,
    1.5,
    -7,
    1e308,
    5e-324,
    '',
    '1',
    'x'.repeat(65),
  ),
  fc.integer({ min: 0, max: 40 }).map(i => `v${i}`),
  fc.integer({ min: 0, max: 40 }),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.uuid(),
)

const key = fc.oneof(
  fc.constantFrom(
    'id',
    'kept',
    'name',
    '__proto__',
    'constructor',
    'toString',
    '*',
    'a/b',
    '[x]',
    '{uuid}',
    '~',
    // Data by themselves, or by their neighbours.
    'alice',
    'Okonkwo',
    'thistle',
    'wobble',
  ),
  fc.uuid(),
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc.string({ unit: 'binary', maxLength: 3 }),
)

/** Built by definition, not assignment: a key `__proto__` must arrive as a key. */
function objectOf(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries)
}

export const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: scalar, weight: 4 },
    { arbitrary: fc.array(tie('value'), { maxLength: 5 }), weight: 4 },
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map(objectOf),
    fc
      .tuple(
        fc.integer({ min: 0, max: 24 }),
        fc.constantFrom('type', 'kind', '_type'),
        key,
        tie('value'),
      )
      .map(([tag, tagKey, key, value]) =>
        objectOf([
          [tagKey, word(tag)],
          ['same', value],
          [key, value],
        ]),
      ),
    fc
      .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 300 }), tie('value'))
      .map(([from, width, value]) =>
        objectOf(
          Array.from({ length: width }, (_, i) => [`w${word(from + i)}`, i % 50 === 0 ? value : i]),
        ),
      ),
  ),
})).value

/** A list whose parts must add up to the whole, with the part that each value goes to. */
export const splits: fc.Arbitrary<readonly (readonly [value: Json, part: number])[]> = fc.array(
  fc.tuple(json, fc.integer({ min: 0, max: 4 })),
  { maxLength: 8 },
)
