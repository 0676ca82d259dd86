import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { elementFacts } from '../../../src/core/diff/elements/fact.ts'
import { keywordFacts } from '../../../src/core/diff/keywords/fact.ts'
import { explain } from '../../../src/core/rules/explain.ts'
import { columns, type FamilyRow } from '../../../src/core/rules/family.ts'
import { ruleById, rules, rulesByFact } from '../../../src/core/rules/table.ts'
import { boundFamilies } from '../../../src/core/rules/table/bounds.ts'
import {
  alternativeFamilies,
  contentSchemaFamilies,
  patternPropertyFamilies,
  subschemaFamilies,
} from '../../../src/core/rules/table/structure.ts'
import { checkRules } from '../../../src/core/rules/table/check.ts'
import { driftRules } from '../../../src/core/rules/table/drift.ts'
import { notOurs } from '../../../src/core/rules/not-ours.ts'
import { nullFamilies, typeFamilies } from '../../../src/core/rules/table/types.ts'
import { patternFamilies, valueFamilies } from '../../../src/core/rules/table/values.ts'

import { judgeDocuments } from '../diff/documents.ts'
import { caseNames, comparedRules, readCase } from './cases.ts'

const catalogue = readFileSync(path.join(import.meta.dirname, 'catalogue.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)

const families: readonly FamilyRow[] = [
  ...boundFamilies,
  ...alternativeFamilies,
  ...contentSchemaFamilies,
  ...subschemaFamilies,
  ...patternPropertyFamilies,
  ...typeFamilies,
  ...nullFamilies,
  ...valueFamilies,
  ...patternFamilies,
]

describe('the rule table', () => {
  test('names each rule once for each way to see it', () => {
    const seen = new Map<string, string>()
    for (const { id, direction, area, kind, action } of rules) {
      const columns = [direction, area, kind, action].join(' ')
      expect(`${id} ${seen.get(id) ?? columns}`).toBe(`${id} ${columns}`)
      seen.set(id, columns)
    }
    const live = new Set([...driftRules, ...checkRules])
    const compared = rules.filter(rule => !live.has(rule)).map(rule => rule.id)
    expect(compared.filter((id, at) => compared.indexOf(id) !== at)).toEqual([])
    expect(ruleById.size).toBe(seen.size)
  })

  test.each([...elementFacts, ...keywordFacts])('has a rule for %s', fact => {
    expect(rulesByFact.get(fact)?.length ?? 0).toBeGreaterThan(0)
  })

  test('is silent only about what reaches nobody', () => {
    // Less in an answer and more in a request break nobody; a row of several variances fills the gaps of another.
    const told = new Map<string, Set<number>>()
    for (const [, fact, effect, letters] of families) {
      const cells = told.get(`${fact} ${effect}`) ?? new Set<number>()
      told.set(`${fact} ${effect}`, cells)
      const levels = letters.replaceAll(' ', '')
      expect(levels).toMatch(/^[EWI.]{8}$/)
      columns.forEach((column, index) => {
        const isQuiet = column.direction === 'request' ? effect === 'widens' : effect === 'narrows'
        const hasRule =
          levels[index] !== '.' ||
          families.some(row => row[1] === fact && row[3].replaceAll(' ', '')[index] !== '.')
        if (hasRule || isQuiet || effect === 'tells') cells.add(index)
      })
    }
    const gaps = [...told].filter(([, cells]) => cells.size < columns.length).map(([name]) => name)
    expect(gaps).toEqual([])
  })

  test('explains every rule in one paragraph', () => {
    for (const rule of rules) {
      expect(explain(rule)).toMatch(/^.{60,}[.]$/)
      expect(explain(rule)).not.toContain('\n')
    }
  })

  test('writes ids in one grammar', () => {
    expect(rules.map(rule => rule.id).filter(id => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))).toEqual(
      [],
    )
  })
})

describe('the catalogue of the field', () => {
  test('has each of its rules in our table with the same columns, or a reason why not', () => {
    const ours = catalogue.map(line => {
      const [id = ''] = line.split('\t')
      if (notOurs.has(id)) return line
      const { level, direction, area, kind, action } = ruleById.get(id) ?? {}
      return [id, level, direction, area, kind, action].join('\t')
    })
    expect(ours).toEqual(catalogue)
    expect(catalogue).toHaveLength(509)
  })

  test('knows every id that is not ours, and our table none of them', () => {
    const ids = new Set(catalogue.map(line => line.split('\t')[0]))
    expect([...notOurs.keys()].filter(id => !ids.has(id) || ruleById.has(id))).toEqual([])
    for (const reason of notOurs.values()) expect(reason).toMatch(/^.{40,}[.]$/)
  })
})

function byRule(a: { readonly rule: string }, b: { readonly rule: string }): number {
  return a.rule < b.rule ? -1 : 1
}

describe('the golden cases', () => {
  test('are one for each rule of the comparison', () => {
    expect(comparedRules.map(rule => rule.id).toSorted()).toEqual(caseNames)
  })

  test.each(caseNames)('%s', name => {
    const { base, revision, findings } = readCase(name)
    const told = judgeDocuments(base, revision).map(
      ({ rule, level, direction, method, path: template, status, at }) => {
        const operation = `${method} ${template}`.trim()
        return { rule, level, direction, operation, status, at }
      },
    )
    expect(told.toSorted(byRule)).toEqual(findings.toSorted(byRule))
    expect(findings.map(({ rule }) => rule)).toContain(name)
    expect(judgeDocuments(base, base)).toEqual([])
  })
})
