import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/core/diff/change.ts'
import { judge, type JudgeContext } from '../../../src/core/rules/judge.ts'
import { diffDocuments, documentOf, sha256 } from '../diff/documents.ts'

const context: JudgeContext = {
  provider: 'acme',
  scope: 'default',
  verdict: 'announced',
  now: Date.UTC(2026, 0, 1),
  hash: sha256,
}

function schemaOf(...names: readonly string[]) {
  const properties = Object.fromEntries(names.map(name => [name, { type: 'string' }]))
  return { type: 'object', required: [...names], properties }
}

const changes = diffDocuments(documentOf(schemaOf('a', 'b')), documentOf(schemaOf('b', 'c')))

describe('judge', () => {
  test('puts the worst first, then goes by path, method and place', () => {
    expect(judge(changes, context).map(({ level, rule, at }) => [level, rule, at])).toEqual([
      ['error', 'response-required-property-removed', '/a'],
      ['error', 'new-required-request-property', '/c'],
      ['warning', 'request-property-removed', '/a'],
      ['info', 'response-required-property-added', '/c'],
    ])
  })

  test('gives the same ids to the same findings in any order', () => {
    const ids = judge(changes, context).map(finding => finding.id)
    expect(judge(changes.toReversed(), context).map(finding => finding.id)).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every(id => /^[0-9a-f]{12}$/.test(id))).toBe(true)
  })

  test('does not let text, evidence or level into the id', () => {
    const [plain] = judge(changes, context)
    const evidence = { seen: 3, of: 4 }
    const seen = changes.map(change => ({ ...change, evidence }))
    const [other] = judge(seen, {
      ...context,
      usedBy: () => ['crm-sync'],
      contractFile: 'pin.json',
    })
    expect(other?.id).toBe(plain?.id)
  })

  test.each([
    {
      name: 'keeps the level of a place that somebody reads',
      usedBy: ['crm-sync'],
      level: 'error',
    },
    { name: 'keeps the level where readers are unknown', usedBy: null, level: 'error' },
    { name: 'informs about a place that is proven unread', usedBy: [], level: 'info' },
  ])('$name', ({ usedBy, level }) => {
    const found = judge(changes, { ...context, usedBy: () => usedBy })
    const removed = found.find(finding => finding.rule === 'response-required-property-removed')
    expect(removed).toMatchObject({ level, usedBy })
  })

  test('leaves out what is ignored', () => {
    const ignores = [{ rule: 'request-property-removed', reason: 'known', until: null }]
    const found = judge(changes, { ...context, ignores })
    expect(found.map(finding => finding.rule)).not.toContain('request-property-removed')
    expect(found).toHaveLength(3)
  })

  test('refuses a fact that no rule is for', () => {
    const unknown: Change = {
      fact: 'moon.full',
      direction: 'none',
      where: { method: '', path: '', status: '', mediaType: '' },
      place: '',
    }
    expect(() => judge([unknown], context)).toThrow('No rule for the fact moon.full')
  })
})
