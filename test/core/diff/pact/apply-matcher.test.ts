import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { matchedBody, matchedBy, matchedResponse } from './matched.ts'

type Row = readonly [rule: JsonObject, example: Json, actual: Json, matches: boolean]

describe('the rule', () => {
  test.each<Row>([
    [{ match: 'equality' }, 'x', 'x', true],
    [{ match: 'equality' }, { b: 1 }, { b: 1, c: 2 }, false],
    [{ match: 'regex', regex: '^\\d+$' }, '1', '22', true],
    [{ match: 'regex', regex: '^\\d+$' }, '1', 'x', false],
    [{ match: 'regex', regex: '^\\d+$' }, 1, 22, true],
    [{ match: 'regex', regex: '(?i)^abc\\z' }, 'abc', 'ABC', true],
    [{ match: 'regex', regex: '\\d+|x' }, '1', '12', true],
    [{ match: 'regex', regex: '\\d+|x' }, '1', '12ab', false],
    [{ match: 'type' }, 'x', 'other', true],
    [{ match: 'type' }, 'x', 1, false],
    [{ match: 'type' }, 'x', null, false],
    [{ match: 'type' }, [1], [], true],
    [{ match: 'type', min: 1 }, [1], [], false],
    [{ match: 'type', max: 2 }, [1], [1, 2, 3], false],
    [{ match: 'type', min: 1, max: 2 }, [1], [1, 2], true],
    [{ match: 'type' }, [1], [2, 'x'], false],
    [{ match: 'type' }, { b: 1 }, { b: 2, c: 3 }, true],
    [{ match: 'type' }, { b: 1 }, { c: 3 }, false],
    [{ match: 'type' }, { b: 1 }, [], false],
    [{ match: 'include', value: 'ell' }, 'hello', 'bell', true],
    [{ match: 'include', value: 'ell' }, 'hello', 'ball', false],
    [{ match: 'integer' }, 1, 2, true],
    [{ match: 'integer' }, 1, 2.5, false],
    [{ match: 'integer' }, 1, '2', false],
    [{ match: 'decimal' }, 1.5, 2.5, true],
    [{ match: 'decimal' }, 1.5, 2, false],
    [{ match: 'number' }, 1.5, 2, true],
    [{ match: 'number' }, 1.5, '2', false],
    [{ match: 'date', date: 'dd/MM/yyyy' }, '01/02/2024', '31/12/2024', true],
    [{ match: 'date', format: 'dd/MM/yyyy' }, '01/02/2024', '2024-12-31', false],
    [{ match: 'date' }, '2024-01-01', '2024-12-31', true],
    [{ match: 'time' }, '10:00:00', '25:00:00', false],
    [
      { match: 'timestamp', timestamp: "yyyy-MM-dd'T'HH:mm" },
      '2024-01-01T10:00',
      '2024-01-01T23:59',
      true,
    ],
    [{ match: 'datetime' }, '2024-01-01T10:00:00Z', '2024-01-01T10:00:00+01:00', true],
    [{ match: 'null' }, null, null, true],
    [{ match: 'null' }, null, 0, false],
    [{ match: 'boolean' }, true, false, true],
    [{ match: 'boolean' }, true, 'yes', false],
    [{ match: 'contentType', value: 'application/json' }, '{}', '[1]', true],
    [{ match: 'contentType', value: 'application/json' }, '{}', '<a/>', false],
    [{ match: 'contentType', value: 'application/xml' }, '<a/>', '<b></b>', true],
    [{ match: 'values' }, { x: 1 }, { y: 1, z: 1 }, true],
    [{ match: 'values' }, { x: 1 }, { y: 1, z: 2 }, false],
    [{ match: 'notEmpty' }, 'x', '', false],
    [{ match: 'notEmpty' }, 'x', 'y', true],
    [{ match: 'notEmpty' }, [1], [], false],
    [{ match: 'semver' }, '1.0.0', '2.3.4-rc.1+b', true],
    [{ match: 'semver' }, '1.0.0', '2.3', false],
    [{ match: 'eachValue', rules: [{ match: 'integer' }] }, { x: 1 }, { y: 2, z: 3 }, true],
    [{ match: 'eachValue', rules: [{ match: 'integer' }] }, { x: 1 }, { y: 2, z: 'q' }, false],
    [
      { match: 'eachKey', rules: [{ match: 'regex', regex: '^[a-z]$' }] },
      { x: 1 },
      { x: 1, y: 2 },
      true,
    ],
    [
      { match: 'eachKey', rules: [{ match: 'regex', regex: '^[a-z]$' }] },
      { x: 1 },
      { x: 1, Y2: 2 },
      false,
    ],
    [
      {
        match: 'arrayContains',
        variants: [{ index: 0, rules: { '$.id': { matchers: [{ match: 'type' }] } } }],
      },
      [{ id: 1, k: 'a' }],
      [
        { id: 'x', k: 'a' },
        { id: 7, k: 'a' },
      ],
      true,
    ],
    [
      {
        match: 'arrayContains',
        variants: [{ index: 0, rules: { '$.id': { matchers: [{ match: 'type' }] } } }],
      },
      [{ id: 1, k: 'a' }],
      [{ id: 7, k: 'b' }],
      false,
    ],
    [{ match: 'arrayContains' }, [1, 2], [3, 2, 1], true],
    [{ match: 'arrayContains' }, [1, 2], [3, 2], false],
  ])('%j with the example %j answers of %j %s', (rule, example, actual, matches) => {
    const { mismatches, undecided } = matchedBy(rule, example, actual)
    expect({ matches: mismatches.length === 0, undecided }).toEqual({ matches, undecided: [] })
  })

  test.each([
    [{ match: 'statusCode', status: 'success' }, 204, true],
    [{ match: 'statusCode', status: 'nonError' }, 404, false],
    [{ match: 'statusCode', status: [200, 202] }, 202, true],
    [{ match: 'statusCode', status: [200, 202] }, 201, false],
  ] as const)('%j of a status answers of %i %s', (rule, status, matches) => {
    const expected = { status: 200, matchingRules: { status: { matchers: [rule] } } }
    expect(matchedResponse(expected, { status }).matches).toBe(matches)
  })

  test.each([
    ['AND', 5, false],
    ['AND', null, false],
    ['OR', 5, true],
    ['OR', null, true],
    ['OR', 'x', false],
  ] as const)('combined by %s answers of %j %s', (combine, actual, matches) => {
    const rules = { '$.a': { combine, matchers: [{ match: 'integer' }, { match: 'null' }] } }
    expect(matchedBody({ a: 1 }, rules, { a: actual }).matches).toBe(matches)
  })

  test('leaves a pattern undecided that could take exponential time', () => {
    const answer = matchedBy({ match: 'regex', regex: '^(a+)+$' }, 'a', `${'a'.repeat(60)}b`)
    expect(answer.undecided).toHaveLength(1)
  })
})

describe('the rule to use', () => {
  const type = { matchers: [{ match: 'type' }] }
  const digits = { matchers: [{ match: 'regex', regex: '^\\d$' }] }

  test.each([
    ['holds for all below it', { $: type }, { a: [{ b: 2 }, { b: 3 }] }, true],
    [
      'holds below until another is stated',
      { $: type, '$.a[*].b': digits },
      { a: [{ b: 22 }] },
      false,
    ],
    ['is the longer one', { '$.a': type, '$.a[*].*': digits }, { a: [{ b: 22 }] }, false],
    [
      'is the one by name, not by wildcard',
      { '$.*': type, '$.a[0].b': type, '$.a[*].b': digits },
      { a: [{ b: 22 }] },
      true,
    ],
    ['does not hold beside its path', { '$.c': type }, { a: [{ b: 2 }] }, false],
  ] as const)('%s', (_, rules, actual, matches) => {
    expect(matchedBody({ a: [{ b: 1 }] }, rules, actual).matches).toBe(matches)
  })

  test('asks for a least count only where it stands', () => {
    const rules = { '$.a': { matchers: [{ match: 'type', min: 2 }] } }
    expect(matchedBody({ a: [[1], [1]] }, rules, { a: [[1], [2]] }).matches).toBe(true)
    expect(matchedBody({ a: [[1], [1]] }, rules, { a: [[1]] }).matches).toBe(false)
  })
})
