import * as fc from 'fast-check'
import { execute, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schemaOfText } from '../../../../src/edges/specs/graphql-schema.ts'
import { check } from '../../../../src/core/diff/check/check.ts'
import { isObject, type Json } from '../../../../src/core/json/json.ts'
import { valueAt } from '../../../../src/core/json/pointer.ts'
import { graphqlContract } from './graphql-contract.ts'

const sdl = `
  type Query { me: Actor, hits: [Hit!]!, grid: [[Int!]]!, any: Anything, must: Anything! }
  interface Actor { id: ID! name: String boss: Actor }
  type User implements Actor { id: ID! name: String! boss: User mail: String age: Int }
  type Bot implements Actor { id: ID! name: String boss: Actor owner: User! state: State }
  type Page { title: String! rate: Float }
  union Hit = User | Bot | Page
  enum State { ON OFF }
  scalar Anything
`
const operations = {
  Plain: 'query Plain { me { id called: name boss { id } } grid any must }',
  Union: `query Union { hits { __typename ... on Actor { id } ... on Bot { state owner { ...U } } ... on Page { title rate } } }
    fragment U on User { name mail }`,
  Maybe: `query Maybe($x: Boolean!) { me { id @include(if: $x) ...F @skip(if: $x) name } }
    fragment F on Actor { boss { id } ... on User { age } }`,
  Merged:
    'query Merged { me { ...A ...B } } fragment A on Actor { boss { id } } fragment B on Actor { boss { name } }',
}
const schema = schemaOfText(sdl, 's.graphql')

/** Data for whatever is asked, drawn from numbers. */
function worldOf(draws: readonly number[]): unknown {
  let at = 0
  const draw = (n: number): number => Math.abs(draws[at++ % draws.length] ?? 0) % n
  const hit = (names: readonly string[], depth: number): unknown => {
    const type = names[draw(names.length)] ?? 'User'
    const boss =
      depth > 2 || draw(2) === 0
        ? null
        : () => hit(type === 'User' ? ['User'] : ['User', 'Bot'], depth + 1)
    const text = draw(3) === 0 ? null : 'x'
    return {
      __typename: type,
      id: draw(9),
      name: type === 'Bot' ? text : 'n',
      boss,
      mail: text,
      age: draw(4),
      owner: () => hit(['User'], depth + 1),
      state: draw(2) === 0 ? null : 'ON',
      title: 't',
      rate: draw(2) === 0 ? null : 1.5,
    }
  }
  const many = <T>(make: () => T): T[] => Array.from({ length: draw(4) }, make)
  return {
    me: draw(4) === 0 ? null : hit(['User', 'Bot'], 0),
    hits: many(() => hit(['User', 'Bot', 'Page'], 0)),
    grid: many(() => (draw(3) === 0 ? null : many(() => draw(9)))),
    any: [null, 1, 'a', [1], { a: null }][draw(5)],
    must: ['a', 1][draw(2)],
  }
}

function answerOf(name: keyof typeof operations, draws: readonly number[]): Json {
  const document = parse(operations[name])
  const variableValues = { x: (draws[0] ?? 0) % 2 === 0 }
  const result = execute({ schema, document, rootValue: worldOf(draws), variableValues })
  return JSON.parse(JSON.stringify(result)) as Json
}

function schemaOf(name: keyof typeof operations): Parameters<typeof check>[1] {
  const media = graphqlContract(schema, operations[name]).operations[0]?.responses[0]?.content[0]
  if (!media?.schema) throw new Error('no schema')
  return media.schema
}

const names = Object.keys(operations) as (keyof typeof operations)[]
const draws = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 })

describe('the schema of an answer', () => {
  test.each(names)('admits whatever a real server answers to %s', name => {
    const promised = schemaOf(name)
    fc.assert(
      fc.property(draws, drawn => {
        expect(check(answerOf(name, drawn), promised, 'response')).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test.each(names)('refuses what was not selected, and what lacks of what was, in %s', name => {
    const promised = schemaOf(name)
    fc.assert(
      fc.property(draws, drawn => {
        const answer = answerOf(name, drawn)
        const data = isObject(answer) ? answer['data'] : null
        fc.pre(isObject(data))
        if (!isObject(data)) return
        const more = { data: { ...data, extra: 1 } }
        expect(check(more, promised, 'response').map(({ place }) => place)).toContain('/data/extra')
        const [gone = '', ...kept] = Object.keys(data)
        const less = { data: Object.fromEntries(kept.map(key => [key, data[key] ?? null])) }
        expect(check(less, promised, 'response').map(({ place }) => place)).toContain(
          `/data/${gone}`,
        )
      }),
      { numRuns: 50 },
    )
  })

  test.each<{ name: keyof typeof operations; data: Json; place: string }>([
    {
      name: 'Plain',
      data: { me: null, grid: [[null]], any: null, must: 1 },
      place: '/data/grid/*/*',
    },
    { name: 'Plain', data: { me: null, grid: [], any: null, must: null }, place: '/data/must' },
    {
      name: 'Plain',
      data: { me: { id: 1, called: 'a', boss: null }, grid: [], any: 1, must: 1 },
      place: '/data/me/id',
    },
  ])('refuses a wrong value at $place', ({ name, data, place }) => {
    expect(check({ data }, schemaOf(name), 'response').map(each => each.place)).toEqual([place])
  })

  test('lets an answer that failed be', () => {
    const errors = [{ message: 'no' }]
    expect(check({ errors }, schemaOf('Plain'), 'response')).toEqual([])
    expect(check({ data: null, errors }, schemaOf('Plain'), 'response')).toEqual([])
    expect(check({}, schemaOf('Plain'), 'response')).not.toEqual([])
  })

  test('makes one alternative of all types that are read alike', () => {
    const sent = 'query Alike { me { id ... on User { id } } hits { ... on Actor { id } } }'
    const media = graphqlContract(schema, sent).operations[0]?.responses[0]?.content[0]
    const data = valueAt(media?.schema?.value ?? null, '/properties/data/properties')
    expect(valueAt(data ?? null, '/me/anyOf')).toBeUndefined()
    expect(valueAt(data ?? null, '/hits/items/anyOf')).toHaveLength(2)
  })

  test('ends where fragments multiply', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on User { a: boss { ...F${i + 1} } b: boss { ...F${i + 1} } }`,
    )
    const sent = `query Big { hits { ... on User { ...F0 } } } ${levels.join(' ')} fragment F30 on User { id }`
    const contract = graphqlContract(schema, sent)
    expect(contract.defects.map(({ reason }) => reason)).toEqual([
      'the operation selects too much to be checked in full',
    ])
  })
})
