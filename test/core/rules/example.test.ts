import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/json/canonical.ts'
import { exampleOf, exampleText } from '../../../src/core/rules/example.ts'
import { ruleById } from '../../../src/core/rules/table.ts'
import { comparedRules } from './cases.ts'

describe('the example of a rule', () => {
  test('is there for each rule of two documents, with two sides that differ', () => {
    const unshown = comparedRules.filter(rule => {
      const example = exampleOf(rule)
      return !example || canonicalJson(example.base) === canonicalJson(example.revision)
    })
    expect(unshown.map(rule => rule.id)).toEqual([])
  })

  test('names the position of a schema, and shows what the fact is about', () => {
    const rule = ruleById.get('response-header-max-length-increased')
    expect(rule && exampleOf(rule)).toEqual({
      at: 'the schema of a header of an answer',
      base: { type: 'string', maxLength: 10 },
      revision: { type: 'string', maxLength: 20 },
    })
  })

  test('is null where no two documents show the rule', () => {
    const rule = ruleById.get('response-body-missing')
    expect(rule && exampleOf(rule)).toBeNull()
  })

  test.each([
    [{}, 'nothing'],
    [{ type: 'string', enum: ['a'] }, 'type: "string", enum: ["a"]'],
    [['a'], '["a"]'],
  ])('is written for people: %j', (side, text) => {
    expect(exampleText(side)).toBe(text)
  })
})
