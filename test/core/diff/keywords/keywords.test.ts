import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { diffDocuments, documentOf, judgeDocuments } from '../documents.ts'

function withPath(path: string, operation: JsonObject): JsonObject {
  const info = { title: 'things', version: '1' }
  return { openapi: '3.1.0', info, paths: { [path]: { get: { responses: {}, ...operation } } } }
}

function parameter(name: string): JsonObject {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

function thing(kind: string): JsonObject {
  return { type: 'object', properties: { a: { type: kind } } }
}

const LINKS = 5000

/** Each schema leads to the next; `b` enters shortly before the end. */
function chain(end: string): JsonObject {
  const schemas: Record<string, Json> = { [`S${LINKS}`]: { type: end } }
  for (let i = 0; i < LINKS; i++) schemas[`S${i}`] = { properties: { p: ref(`S${i + 1}`) } }
  return documentOf(
    { type: 'object', properties: { a: ref('S0'), b: ref(`S${LINKS - 2}`) } },
    schemas,
  )
}

/** Each schema leads to the next by two ways: two to the power of 64 places. */
function doubling(end: string): JsonObject {
  const schemas: Record<string, Json> = { S64: { type: end } }
  for (let i = 0; i < 64; i++) {
    schemas[`S${i}`] = { properties: { left: ref(`S${i + 1}`), right: ref(`S${i + 1}`) } }
  }
  return documentOf(ref('S0'), schemas)
}

function map(value: Json): JsonObject {
  return { type: 'object', additionalProperties: value }
}

function rulesOf(base: JsonObject, revision: JsonObject): string[] {
  return judgeDocuments(documentOf(base), documentOf(revision)).map(({ rule }) => rule)
}

function undeclaredRulesOf(base: JsonObject, revision: JsonObject): string[] {
  return rulesOf(base, revision).filter(rule => rule.includes('-undeclared-'))
}

const c = { type: 'object', properties: { c: { type: 'string' } } }

describe('compareKeywords', () => {
  test('pairs paths whatever the names of their parameters', () => {
    const base = withPath('/a/{x}/b/{y}', { parameters: [parameter('x'), parameter('y')] })
    const revision = withPath('/a/{y}/b/{z}', { parameters: [parameter('z'), parameter('y')] })
    expect(diffDocuments(base, revision)).toEqual([])
  })

  test.each<{ name: string; wrap: (schema: JsonObject) => JsonObject }>([
    { name: 'allOf of one', wrap: schema => ({ allOf: [schema] }) },
    { name: 'oneOf of one', wrap: schema => ({ oneOf: [schema] }) },
    { name: 'a description', wrap: schema => ({ ...schema, description: 'a thing' }) },
  ])('tells only what changed inside a schema that got $name as well', ({ wrap }) => {
    const changes = diffDocuments(documentOf(thing('string')), documentOf(wrap(thing('integer'))))
    expect(changes.map(({ fact, place }) => `${fact} ${place}`)).toEqual([
      'type.changed /a',
      'type.changed /a',
    ])
  })

  test('tells only what changed inside a schema whose null is spelled in another way', () => {
    const base = { ...thing('string'), type: ['object', 'null'] }
    const revision = { oneOf: [thing('integer'), { type: 'null' }] }
    const changes = diffDocuments(documentOf(base), documentOf(revision))
    expect(changes.map(change => change.place)).toEqual(['/a', '/a'])
  })

  test.each<{ name: string; base: JsonObject; revision: JsonObject; told: string[] }>([
    {
      name: 'alternatives by their titles, though another has the same content',
      base: { oneOf: [{ title: 'A' }, { title: 'B', type: 'object' }] },
      revision: {
        oneOf: [
          { title: 'A', type: 'object' },
          { title: 'B', type: 'object' },
        ],
      },
      told: ['type.changed [A]'],
    },
    {
      name: 'null that goes while a list of types comes',
      base: { type: ['string', 'null'] },
      revision: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      told: ['typeList.widened ', 'nullable.removed '],
    },
    {
      name: 'a limit that takes its own value in, as the move that it is',
      base: { type: 'integer', exclusiveMaximum: 5 },
      revision: { type: 'integer', maximum: 7 },
      told: ['maximum.increased ', 'exclusiveMaximum.unset '],
    },
    {
      name: 'what else changed in a member of a list of types',
      base: { oneOf: [{ title: 'A', type: 'string' }, { type: 'object' }] },
      revision: { oneOf: [{ title: 'A', type: 'integer', minimum: 1 }, { type: 'object' }] },
      told: ['typeList.widened ', 'minimum.set [A]'],
    },
  ])('tells $name', ({ base, revision, told }) => {
    const changes = diffDocuments(documentOf(base), documentOf(revision))
    const answered = changes.filter(({ direction }) => direction === 'response')
    expect(answered.map(({ fact, place }) => `${fact} ${place}`)).toEqual(told)
  })

  test('says of properties in values of maps that they stand there, at any depth', () => {
    const inner = { type: 'object', properties: { a: { type: 'object' } } }
    const deep = { ...inner, properties: { a: { type: 'object', properties: { b: {} } } } }
    expect(rulesOf(map(inner), map(deep))).toEqual([
      'new-optional-request-map-value-property',
      'response-map-value-property-added',
    ])
    expect(rulesOf(inner, deep)).toEqual([
      'new-optional-request-property',
      'response-optional-property-added',
    ])
  })

  test.each<{ name: string; of: (required: readonly string[]) => JsonObject; told: boolean }>([
    { name: 'by nobody', of: required => ({ required }), told: true },
    { name: 'inside a property', of: required => ({ required, properties: { b: c } }), told: true },
    { name: 'beside an allOf', of: required => ({ required, allOf: [c, {}] }), told: false },
    { name: 'in another allOf', of: required => ({ allOf: [c, { required }] }), told: false },
    {
      name: 'around alternatives',
      of: required => ({
        ...c,
        anyOf: [
          { title: 'x', required },
          { title: 'y', type: 'null' },
        ],
      }),
      told: false,
    },
    {
      name: 'by nobody, of what is no object',
      of: required => ({ type: 'string', required }),
      told: false,
    },
  ])('hears of a name that is newly required and declared $name: $told', ({ of, told }) => {
    const [fewer, more] = [of(['a']), of(['a', 'c'])]
    expect(undeclaredRulesOf(fewer, more)).toEqual(
      told
        ? [
            'request-undeclared-property-became-required',
            'response-undeclared-property-became-required',
          ]
        : [],
    )
    expect(undeclaredRulesOf(more, fewer)).toHaveLength(told ? 2 : 0)
    expect(undeclaredRulesOf(more, more)).toEqual([])
  })

  test('tells once of a name that leaves properties and required together', () => {
    const base = { ...c, required: ['c'] }
    expect(rulesOf(base, { type: 'object' })).not.toContain(
      'response-undeclared-property-became-optional',
    )
  })

  test('tells a change deep in a recursive schema once for a message', () => {
    const node = (kind: string): JsonObject => ({
      Node: {
        type: 'object',
        properties: { next: ref('Node'), other: ref('Node'), value: { type: kind } },
      },
    })
    const findings = judgeDocuments(
      documentOf(ref('Node'), node('string')),
      documentOf(ref('Node'), node('integer')),
    )
    expect(findings.map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'request-property-type-changed /value',
      'response-property-type-changed /value',
    ])
  })

  test('ends on a schema that contains itself by allOf', () => {
    const schemas = (kind: string): JsonObject => ({
      A: { allOf: [ref('B'), { type: 'object', properties: { next: ref('A') } }] },
      B: { type: 'object', properties: { kind: { type: kind } } },
      Ring: { allOf: [ref('Ring')] },
    })
    const body = { type: 'object', properties: { a: ref('A'), ring: ref('Ring') } }
    const changes = diffDocuments(
      documentOf(body, schemas('string')),
      documentOf(body, schemas('integer')),
    )
    expect(changes.map(change => change.place)).toEqual(['/a/kind', '/a/kind'])
  })

  test('finds a change at the end of a chain of 5,000 references', () => {
    const changes = diffDocuments(chain('string'), chain('integer'))
    expect(changes.map(change => change.place)).toEqual(['/b/p/p', '/b/p/p'])
    expect(diffDocuments(chain('string'), chain('string'))).toEqual([])
  })

  test('stays small where every schema leads twice to the next', () => {
    expect(diffDocuments(doubling('string'), doubling('integer'))).toHaveLength(2)
  })

  test('takes keys that name parts of JavaScript as data', () => {
    const base = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}}}',
    ) as Json
    const revision = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"integer"},"constructor":{}}}',
    ) as Json
    const found = judgeDocuments(documentOf(base), documentOf(revision))
    expect(
      found.filter(({ status }) => status === '200').map(({ rule, at }) => [rule, at]),
    ).toEqual([
      ['response-property-type-changed', '/__proto__'],
      ['response-optional-property-added', '/constructor'],
    ])
  })

  test('compares a reference to nothing as a schema that admits anything', () => {
    const changes = diffDocuments(documentOf(ref('Gone')), documentOf({ type: 'string' }))
    expect(changes.map(change => change.fact)).toEqual(['type.changed', 'type.changed'])
  })
})
