import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_DEPTH, parseJson } from '../../../src/core/json/parse.ts'

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('parseJson', () => {
  test.each([
    { name: 'a comma before a bracket', text: '{"a": [1,]}', reason: 'is not JSON', column: 10 },
    { name: 'YAML', text: 'format: x', reason: 'is not JSON', column: 1 },
    { name: 'a half value', text: '{"a": tr', reason: 'ends too early', column: 7 },
    { name: 'a half object', text: '{"a": 1', reason: 'ends too early', column: 8 },
    { name: 'nothing', text: ' ', reason: 'is empty', column: 2 },
    { name: 'single quotes', text: "{'a': 1}", reason: 'is not JSON', column: 2 },
    { name: 'two values', text: '{} {}', reason: 'is not JSON', column: 4 },
    { name: 'a mark in front', text: '\uFEFF{"a": }', reason: 'is not JSON', column: 7 },
  ])('says where $name stops being JSON', ({ text, reason, column }) => {
    expect(parseJson(text)).toEqual({ ok: false, reason, line: 1, column })
  })

  test('counts lines from one', () => {
    expect(parseJson('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({ line: 3, column: 3 })
  })

  test('refuses what nests deeper than its bound, before the engine can overflow', () => {
    expect(parseJson(nested(MAX_DEPTH)).ok).toBe(true)
    for (const levels of [MAX_DEPTH + 1, 10_000, 1_000_000]) {
      expect(parseJson(nested(levels))).toMatchObject({ ok: false, column: MAX_DEPTH + 1 })
    }
  })

  test('reads what the engine reads, and never quotes the rest', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown })
        const cut = parseJson(text.slice(0, at % (text.length + 1)))
        if (!cut.ok) expect(['ends too early', 'is not JSON', 'is empty']).toContain(cut.reason)
      }),
    )
  })
})
