import { describe, expect, test } from 'vitest'
import { harmlessness } from '../../../src/core/diff/harmless.ts'
import type { Json } from '../../../src/core/json/json.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { diffDocuments, documentOf, judgeDocuments } from './documents.ts'

interface Case {
  readonly name: string
  readonly base: Json
  readonly revision: Json
}

const text = { type: 'string' }
const named = { type: 'object', required: ['a'], properties: { a: text } }

/** Both sides admit the same values, though the keywords differ. */
const same: readonly Case[] = [
  {
    name: 'a bound moved out of an allOf',
    base: { type: 'string', maxLength: 9, allOf: [{ minLength: 3 }] },
    revision: { type: 'string', maxLength: 9, minLength: 3 },
  },
  {
    name: 'a bound moved between parts of an allOf',
    base: { type: 'string', allOf: [{ minLength: 3 }, { maxLength: 9 }] },
    revision: { type: 'string', allOf: [{ minLength: 3, maxLength: 9 }] },
  },
  {
    name: 'properties moved into an allOf',
    base: named,
    revision: { type: 'object', allOf: [{ required: ['a'] }, { properties: { a: text } }] },
  },
  { name: 'an enum of one for a const', base: { enum: ['a'] }, revision: { const: 'a' } },
  {
    name: 'null as an alternative for null as a type',
    base: { type: ['string', 'null'], maxLength: 3 },
    revision: { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
  },
  {
    name: 'an inclusive bound of integers for an exclusive one',
    base: { type: 'integer', minimum: 0 },
    revision: { type: 'integer', exclusiveMinimum: -1 },
  },
  {
    name: 'a bound that another one makes redundant',
    base: { type: 'number', minimum: 5 },
    revision: { type: 'number', minimum: 5, exclusiveMinimum: 3 },
  },
  {
    name: 'a length that all listed values have',
    base: { enum: ['a', 'bb'] },
    revision: { enum: ['a', 'bb'], maxLength: 2 },
  },
  {
    name: 'a type that all listed values have',
    base: { enum: ['a', 'bb'] },
    revision: { type: 'string', enum: ['a', 'bb'] },
  },
  {
    name: 'a value listed twice',
    base: { type: 'string', enum: ['a', 'b'] },
    revision: { type: 'string', enum: ['a', 'b', 'a'] },
  },
  {
    name: 'alternatives in another order with other words',
    base: { anyOf: [{ type: 'integer', minimum: 1 }, text] },
    revision: { anyOf: [text, { type: 'integer', exclusiveMinimum: 0 }] },
  },
  {
    name: 'an alternative that cannot be met',
    base: { type: 'string', anyOf: [{ maxLength: 3 }, { type: 'integer', minimum: 5 }] },
    revision: { type: 'string', anyOf: [{ maxLength: 3 }, { type: 'integer', minimum: 9 }] },
  },
  {
    name: 'additionalProperties as they are without the word',
    base: named,
    revision: { ...named, additionalProperties: true },
  },
]

/** Somebody can break, or the proof would say nothing about what is lost. */
const broken: readonly Case[] = [
  {
    name: 'another bound',
    base: { type: 'string', minLength: 3, maxLength: 9 },
    revision: { type: 'string', minLength: 4, maxLength: 8 },
  },
  {
    name: 'a format that is not asserted',
    base: { type: 'integer', format: 'int32' },
    revision: { type: 'integer', format: 'uint8' },
  },
  {
    name: 'an optional property of a closed object',
    base: { ...named, properties: { a: text, b: text }, additionalProperties: false },
    revision: { ...named, properties: { a: text }, additionalProperties: false },
  },
  {
    name: 'a property of which nothing is said but its name',
    base: { ...named, properties: { a: text, b: {} }, allOf: [{ minProperties: 1 }] },
    revision: { ...named, allOf: [{ minProperties: 1 }] },
  },
  {
    name: 'a pattern of which nothing is known',
    base: { type: 'string', pattern: '^[a-z]+$' },
    revision: { type: 'string', pattern: '^[a-y]+z?$' },
  },
]

function findings({ base, revision }: Case): Finding[] {
  const wrapped = [base, revision].map(schema => ({
    type: 'object',
    properties: { inside: schema },
  }))
  return [
    ...judgeDocuments(documentOf(base), documentOf(revision)),
    ...judgeDocuments(documentOf(wrapped[0]!), documentOf(wrapped[1]!)),
  ]
}

describe('a change of keywords', () => {
  test.each(same)('informs of $name', change => {
    for (const one of [change, { ...change, base: change.revision, revision: change.base }]) {
      expect(findings(one).filter(({ level }) => level !== 'info')).toEqual([])
    }
  })

  test('says in its sentence that it is proven', () => {
    const first = findings(same[0]!).find(({ message }) => message.includes('proven'))
    expect(first?.message).toMatch(/\(proven harmless: both sides admit the same values\)$/)
  })

  test.each(broken)('keeps its level for $name', change => {
    expect(findings(change).filter(({ level }) => level !== 'info')).not.toEqual([])
  })

  test('warns of an optional property that went, though a closed object without it is within', () => {
    const closed = { type: 'object', additionalProperties: false }
    const base = documentOf({ ...closed, properties: { a: text, b: text } })
    const told = judgeDocuments(base, documentOf({ ...closed, properties: { a: text } }))
    const gone = told.find(({ rule }) => rule === 'response-optional-property-removed')
    expect(gone?.level).toBe('warning')
  })

  test('is harmless on the side alone on which nobody can break', () => {
    const number = documentOf({ type: 'number', enum: [1, 2] })
    const fewer = documentOf({ type: 'integer', minimum: 1, maximum: 2, enum: [1, 2] })
    const wider = documentOf({ type: 'integer', minimum: 1, maximum: 3 })
    expect(judgeDocuments(number, fewer).map(({ level }) => level)).not.toContain('error')
    const byDirection = judgeDocuments(fewer, wider).filter(({ rule }) => rule.includes('enum'))
    expect(
      byDirection.some(({ direction, level }) => direction === 'response' && level !== 'info'),
    ).toBe(true)
    expect(
      byDirection.some(({ direction, level }) => direction === 'request' && level !== 'info'),
    ).toBe(false)
  })

  test('keeps the id that it has without the proof', () => {
    const before = judgeDocuments(documentOf(same[0]!.base), documentOf(same[0]!.revision))
    const twice = judgeDocuments(documentOf(same[0]!.base), documentOf(same[0]!.revision))
    expect(before.map(({ id }) => id)).toEqual(twice.map(({ id }) => id))
    expect(before.length).toBeGreaterThan(0)
  })

  test('of an element has no proof', () => {
    const changes = diffDocuments({ ...documentOf(text), paths: {} }, documentOf(text))
    const harmlessOf = harmlessness()
    expect(changes.map(change => harmlessOf(change))).toEqual(changes.map(() => null))
  })
})
