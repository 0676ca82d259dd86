import { describe, expect, test } from 'vitest'
import { formatRecording } from '../../../src/core/recording/format-recording.ts'
import { parseRecording } from '../../../src/core/recording/parse-recording.ts'
import { recordedExchanges } from '../../../src/core/recording/recorded-exchanges.ts'
import { InputError } from '../../../src/errors.ts'
import { exchange, recording } from './sample.ts'

describe('parseRecording', () => {
  const text = formatRecording(
    recording([
      exchange({ a: [1, 'x'] }),
      exchange(null, { status: 404, body: { kind: 'text', text: 'nope', bytes: 4 } }),
      exchange(null, {
        status: 500,
        body: { kind: 'refused', reason: 'ends too early', bytes: 4 },
      }),
      exchange(null, { status: 206, body: { kind: 'opaque', bytes: 4 } }),
      exchange(null, {
        status: 204,
        body: { kind: 'none' },
        headers: [
          ['vary', 'a'],
          ['vary', 'b'],
        ],
      }),
      exchange(null, {
        status: 201,
        body: {
          kind: 'form',
          fields: [
            ['a', 'b'],
            ['a', 'c'],
          ],
          bytes: 4,
        },
      }),
    ]),
  )

  test('reads what formatRecording wrote', () => {
    const read = parseRecording(text, 'x')
    expect(formatRecording(read)).toBe(text)
    expect(recordedExchanges(read).map(({ response }) => response.body.kind)).toEqual(
      read.exchanges.map(({ response }) => response.body.kind),
    )
    expect(new Set(read.exchanges.map(({ response }) => response.body.kind)).size).toBe(6)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'hunter2'],
    ['cut off', text.slice(0, -20)],
    ['a list', '[]'],
    ['something else', '{"openapi":"3.0.0"}'],
    ['a newer format', '{"tidemarkRecording":99}'],
    ['no exchanges', '{"tidemarkRecording":1,"provider":"a","operation":"GET /"}'],
    [
      'a broken exchange',
      '{"tidemarkRecording":1,"provider":"a","operation":"GET /","exchanges":[{"recordedAt":"hunter2"}]}',
    ],
    ['a status that is none', text.replace('"status": 404', '"status": "hunter2"')],
    ['headers that are none', text.replace(/"headers": \{[^}]*\}/, '"headers": 5')],
    ['merge marks', `<<<<<<< ours\n${text}`],
    ['10,000 levels', '['.repeat(10_000)],
  ])('says what is wrong with %s in one sentence', (_, broken) => {
    const read = (): unknown => parseRecording(broken, 'recordings/acme/get-orders.json')
    expect(read).toThrow(InputError)
    expect(read).toThrow(/^recordings\/acme\/get-orders\.json.*\.$/)
    expect(read).not.toThrow(/hunter2/)
  })
})
