import { describe, expect, test } from 'vitest'
import { splitIgnored, type Ignore } from '../../../src/core/rules/ignores.ts'
import { findingOf } from './findings.ts'

const now = Date.UTC(2026, 0, 1)
const finding = findingOf()
const rule = finding.rule

function ignore(parts: Partial<Ignore>): Ignore {
  return { reason: 'known', until: null, ...parts }
}

describe('splitIgnored', () => {
  test.each([
    { name: 'the id', by: ignore({ id: finding.id }), hides: true },
    { name: 'another id', by: ignore({ id: 'ffffffffffff', rule }), hides: false },
    { name: 'the rule', by: ignore({ rule }), hides: true },
    { name: 'another rule', by: ignore({ rule: 'api-tag-added' }), hides: false },
    { name: 'a place without a rule', by: ignore({ place: '**' }), hides: false },
    { name: 'a place that fits', by: ignore({ rule, place: '/items/*/*' }), hides: true },
    { name: 'a place that is too short', by: ignore({ rule, place: '/items/*' }), hides: false },
    { name: 'an operation that fits', by: ignore({ rule, operation: 'GET /v1/**' }), hides: true },
    {
      name: 'an operation of another method',
      by: ignore({ rule, operation: 'PUT /v1/**' }),
      hides: false,
    },
    { name: 'an end to come', by: ignore({ rule, until: now + 1 }), hides: true },
    { name: 'an end that is reached', by: ignore({ rule, until: now }), hides: false },
  ])('by $name', ({ by, hides }) => {
    const { kept, ignored } = splitIgnored([finding], [by], now)
    expect(ignored).toEqual(hides ? [{ finding, by }] : [])
    expect(kept).toEqual(hides ? [] : [finding])
  })

  test('tells the ignores that are over and would still hide something', () => {
    const over = ignore({ rule, until: now - 1 })
    const useless = ignore({ rule: 'api-tag-added', until: now - 1 })
    expect(splitIgnored([finding], [over, useless], now).ended).toEqual([over])
    expect(splitIgnored([finding], [over, ignore({ rule })], now).ended).toEqual([])
  })
})
