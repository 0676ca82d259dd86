import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import type { Baseline } from '../../../../src/core/shape/baseline/baseline.ts'
import { formatBaseline } from '../../../../src/core/shape/baseline/format-baseline.ts'
import { parseBaseline } from '../../../../src/core/shape/baseline/parse-baseline.ts'
import { InputError } from '../../../../src/errors.ts'
import { json } from '../tally/samples.ts'
import { shapeOf, withHeaders } from './samples.ts'

const orders = (size: number): Json[] => [
  Array.from({ length: size }, (_, i) => ({
    id: i,
    customer: 'Ada Lovelace',
    note: i % 2 ? null : 'x',
  })),
]
const baseline: Baseline = {
  provider: 'acme',
  subjects: [
    withHeaders(shapeOf(orders(20)), { link: 1 }),
    shapeOf([{ error: 'gone' }], { status: '404' }),
  ],
}
const text = formatBaseline(baseline)

/** The whole text with one part replaced. */
const edited = (from: string, to: string) => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('formatBaseline', () => {
  test('writes sorted JSON with one line per place', () => {
    expect(text.split('\n').slice(0, 14)).toEqual([
      '{',
      '  "format": "tidemark-baseline-1",',
      '  "provider": "acme",',
      '  "subjects": [',
      '    {',
      '      "exchanges": 1,',
      '      "mediaType": "application/json",',
      '      "operation": "GET /v1/orders",',
      '      "places": {',
      '        "": {"items":{"max":20,"min":20},"kinds":{"array":1},"of":1,"seen":1},',
      '        "/*": {"kinds":{"object":20},"of":20,"seen":20},',
      '        "/*/customer": {"distinct":1,"kinds":{"string":20},"length":{"max":12,"min":12},"of":20,"seen":20},',
      '        "/*/id": {"distinct":20,"kinds":{"integer":20},"magnitude":{"max":32,"min":0},"of":20,"seen":20},',
      '        "/*/note": {"distinct":1,"kinds":{"null":10,"string":10},"length":{"max":1,"min":1},"of":20,"seen":20},',
    ])
    expect(text.endsWith('}\n')).toBe(true)
  })

  test('holds neither a value nor a hash', () => {
    expect(text).not.toMatch(/Ada|Lovelace|gone|[0-9a-f]{16}/)
  })

  test('changes one line for one changed place', () => {
    const more = orders(20) as { note?: string | null }[][]
    delete more[0]?.[3]?.note
    const after = formatBaseline({
      ...baseline,
      subjects: [withHeaders(shapeOf(more), { link: 1 }), ...baseline.subjects.slice(1)],
    })
    const before = text.split('\n')
    expect(after.split('\n').filter((line, i) => line !== before[i])).toHaveLength(1)
  })

  test('writes the same text whatever the order of subjects and places', () => {
    const shuffled = baseline.subjects
      .map(shape => ({ ...shape, places: [...shape.places].reverse() }))
      .reverse()
    expect(formatBaseline({ ...baseline, subjects: shuffled })).toBe(text)
  })

  test('is read back as it was, for any values', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 3 }), values => {
        const any: Baseline = { provider: 'acme', subjects: [shapeOf(values)] }
        expect(parseBaseline(formatBaseline(any), 'x')).toEqual(any)
      }),
      { numRuns: 100 },
    )
    expect(parseBaseline(formatBaseline({ provider: 'a', subjects: [] }), 'x').subjects).toEqual([])
  })
})

describe('parseBaseline', () => {
  test.each([
    ['an empty file', () => '', 'contracts/acme.baseline.json:1:1: the file is empty. '],
    ['a file that is cut off', () => text.slice(0, 900), 'the file ends too early. '],
    ['what is not JSON', () => 'format: x', ': the file '],
    ['another JSON file', () => '{"openapi":"3.1.0"}', 'this is not a baseline of Tidemark. '],
    ['a list', () => '[]', 'this is not a baseline of Tidemark. '],
    [
      'a newer format',
      () => edited('-1"', '-2"'),
      'its format is "tidemark-baseline-2", and this Tidemark reads tidemark-baseline-1. Use the version',
    ],
    [
      'subjects that are no list',
      () => '{"format":"tidemark-baseline-1","provider":"a","subjects":{}}',
      '`subjects` must be a list. ',
    ],
    [
      'a count below zero',
      () => edited('"of":20,"seen":20}', '"of":-20,"seen":20}'),
      ':11: "/*": `of` must be a count. ',
    ],
    [
      'a count that is text',
      () => edited('"exchanges": 1', '"exchanges": "1"'),
      ':6: "exchanges" `exchanges` must be a count. ',
    ],
    [
      'a kind that does not exist',
      () => edited('{"array":1}', '{"tuple":1}'),
      ':10: "": `kinds` holds what is no count of it. ',
    ],
    ['a place that is none', () => edited('"/*/id"', '"id"'), ':13: "id": names no place. '],
    [
      'a row that is none',
      () => text.replace(/("\/\*\/id": )\{.*\}/, '$17'),
      ':13: "/*/id": the row must be an object. ',
    ],
    [
      'a span upside down',
      () => edited('{"max":20,"min":20}', '{"max":1,"min":20}'),
      ':10: "": `items` must have min and max. ',
    ],
    [
      'a subject that is there twice',
      () => edited('"status": "404"', '"status": "200"'),
      ':8: GET /v1/orders is there twice, all else alike. ',
    ],
    [
      'a side that does not exist',
      () => edited('"side": "response"', '"side": "left"'),
      '`side` must be request, response or webhook. ',
    ],
  ])('refuses %s with what, where and what to do', (_, source, message) => {
    const read = () => parseBaseline(source(), 'contracts/acme.baseline.json')
    expect(read).toThrow(InputError)
    expect(read).toThrow(message)
    expect(read).toThrow(/^contracts\/acme\.baseline\.json/)
    expect(read).toThrow(/Take the file from version control|Use the version of Tidemark/)
  })
})
