import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json/json.ts'
import { formatRecording } from '../../../src/core/recording/format-recording.ts'
import { mergeRecording } from '../../../src/core/recording/merge-recording.ts'
import { parseRecording } from '../../../src/core/recording/parse-recording.ts'
import { recordExchange, type RecordOptions } from '../../../src/core/recording/record-exchange.ts'
import type { Recording } from '../../../src/core/recording/recording.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'
import { exchange, options, recording } from './sample.ts'

const order = (id: number, note: Json): Json => ({ id, note, lines: [{ sku: `sku-${id}` }] })

describe('mergeRecording', () => {
  const first = recording([exchange([order(1, 'a'), order(2, null)])])
  const again = (value: Json, change: Partial<RecordOptions> = {}): Recording => {
    const later = { ...options, recordedAt: '2026-12-24', ...change }
    const incoming = {
      ...first,
      keepValues: later.keepValues,
      exchanges: [recordExchange(exchange(value), later)],
    }
    return mergeRecording(first, incoming)
  }

  test.each<[string, Json]>([
    ['other values', [order(77, 'zzz'), order(78, null)]],
    ['more items', [order(1, 'a'), order(2, null), order(3, 'b'), order(4, 'c')]],
    ['a build that was seen', [order(1, 'a')]],
    ['an empty list', []],
    ['keys in another order', [{ lines: [{ sku: 'x' }], note: null, id: 5 }]],
  ])('%s write nothing', (_, value) => {
    expect(again(value)).toBe(first)
  })

  test('values under another key write nothing', () => {
    const hash = keyedHash(new Uint8Array(16).fill(9))
    expect(again([order(7, 'x')], { hash })).toBe(first)
  })

  test.each<[string, Json]>([
    ['a new kind', [order(1, 5)]],
    ['a missing key', [{ id: 1, lines: [{ sku: 'x' }] }]],
    ['a missing key in depth', [{ id: 1, note: 'a', lines: [{}] }]],
    ['a new key', [{ ...(order(1, 'a') as object), extra: 1 }]],
    ['another root', { items: [] }],
  ])('%s is added, with its day', (_, value) => {
    const merged = again(value)
    expect(merged.exchanges).toHaveLength(2)
    expect(merged.exchanges.map(({ recordedAt }) => recordedAt).sort()).toEqual([
      '2026-11-20',
      '2026-12-24',
    ])
    expect(formatRecording(merged)).toBe(
      formatRecording(parseRecording(formatRecording(merged), 'x')),
    )
  })

  test('another status is added', () => {
    const missing = recordExchange(exchange({ message: 'x' }, { status: 404 }), options)
    expect(
      mergeRecording(first, { ...first, exchanges: [missing] }).exchanges.map(
        one => one.response.status,
      ),
    ).toEqual([200, 404])
  })

  test('of several exchanges one per build is kept', () => {
    const same = Array.from({ length: 10 }, (_, i) => exchange([order(i, 'a')]))
    expect(recording([...same, exchange([order(1, null)])]).exchanges).toHaveLength(2)
  })

  test('another rule for values writes the file anew', () => {
    const merged = again([order(9, 'open'), order(9, null)], { keepValues: ['/*/note'] })
    expect(merged.exchanges).toHaveLength(1)
    expect(formatRecording(merged)).toContain('"open"')
  })

  test('settles: recording the same answers in any order ends in the same builds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 8 }),
        values => {
          const all = values.map(value => recordExchange(exchange(value as Json), options))
          const once = mergeRecording(null, { ...first, exchanges: all })
          expect(mergeRecording(once, { ...first, exchanges: all })).toBe(once)
          expect(mergeRecording(once, { ...first, exchanges: [...all].reverse() })).toBe(once)
        },
      ),
    )
  })
})
