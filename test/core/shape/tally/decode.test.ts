import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StoreError } from '../../../../src/errors.ts'
import { decodeTally } from '../../../../src/core/shape/tally/decode.ts'
import { encodeTally } from '../../../../src/core/shape/tally/encode.ts'
import { merge } from '../../../../src/core/shape/tally/merge.ts'
import { readPlaces } from '../../../../src/core/shape/tally/read-places.ts'
import { emptyTally } from '../../../../src/core/shape/tally/tally.ts'
import { checksum } from '../../../../src/core/shape/tally/bytes.ts'
import { json, sameTally, tallyOf } from './samples.ts'

const values = fc.array(json, { maxLength: 4 })
const sample = encodeTally(tallyOf([{ id: 7, name: 'Ada', tags: ['a', 'b'], type: 'user' }]))

describe('encodeTally and decodeTally', () => {
  test(
    'give back the same tally, and it goes on growing as the first would',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(values, values, (x, y) => {
          const first = tallyOf(x)
          const again = decodeTally(encodeTally(first))
          expect(readPlaces(again)).toEqual(readPlaces(first))
          return (
            sameTally(again, first) && sameTally(merge(again, tallyOf(y)), tallyOf([...x, ...y]))
          )
        }),
        { numRuns: 300 },
      )
    },
  )

  test('write the same bytes whatever came first', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(values, x => {
        const forth = encodeTally(tallyOf(x))
        const back = encodeTally(tallyOf([...x].reverse()))
        expect(back).toEqual(forth)
      }),
    )
  })

  test('write the tally of nothing in few bytes', () => {
    expect(encodeTally(emptyTally()).length).toBeLessThan(16)
    expect(sameTally(decodeTally(encodeTally(emptyTally())), emptyTally())).toBe(true)
  })

  test('notice any single byte that was changed, and any end that is missing', () => {
    for (let at = 0; at < sample.length; at++) {
      const changed = Uint8Array.from(sample)
      changed[at] = (changed[at] ?? 0) ^ 0x41
      expect(() => decodeTally(changed, 'registry.db'), `byte ${at}`).toThrow(StoreError)
      expect(() => decodeTally(sample.subarray(0, at)), `cut at ${at}`).toThrow(StoreError)
    }
  })

  test('answer garbage with a sentence, whatever its checksum says', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 60 }), garbage => {
        expect(() => decodeTally(garbage)).toThrow(StoreError)
        const forged = Uint8Array.from([0x54, 0x61, 1, ...garbage, 0, 0, 0, 0])
        const end = forged.length - 4
        new DataView(forged.buffer).setUint32(end, checksum(forged, end))
        try {
          decodeTally(forged)
        } catch (error) {
          expect(error).toBeInstanceOf(StoreError)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('say what to do about a newer version', () => {
    const newer = Uint8Array.from(sample)
    newer[2] = 9
    expect(() => decodeTally(newer, 'registry.db')).toThrow(
      'registry.db: the stored tally has format 9, and this Tidemark reads up to 1. ' +
        'Use the version of Tidemark that wrote it, or a newer one',
    )
  })

  test('hold no text that was tallied', () => {
    const text = 'Ada Lovelace'
    const bytes = encodeTally(tallyOf([{ name: text, [text]: 1, list: [text] }]))
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Ada')
  })
})
