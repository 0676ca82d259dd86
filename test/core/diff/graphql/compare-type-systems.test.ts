import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql'
import { describe, expect, test } from 'vitest'
import { graphqlFacts } from '../../../../src/core/diff/graphql/fact.ts'
import { compareTypeSystems } from '../../../../src/core/diff/graphql/compare-type-systems.ts'
import { judge } from '../../../../src/core/rules/judge.ts'
import { rulesByFact } from '../../../../src/core/rules/table.ts'
import { graphqlContract } from '../../contract/graphql/graphql-contract.ts'
import { randomSchema } from './random-schema.ts'

/** What the reference implementation calls the same. */
const theirs: Readonly<Record<string, string>> = {
  'type.removed': 'TYPE_REMOVED',
  'type.kindChanged': 'TYPE_CHANGED_KIND',
  'unionMember.removed': 'TYPE_REMOVED_FROM_UNION',
  'enumValue.removed': 'VALUE_REMOVED_FROM_ENUM',
  'inputField.requiredAdded': 'REQUIRED_INPUT_FIELD_ADDED',
  'implementation.removed': 'IMPLEMENTED_INTERFACE_REMOVED',
  'field.removed': 'FIELD_REMOVED',
  'inputField.removed': 'FIELD_REMOVED',
  'field.typeChanged': 'FIELD_CHANGED_KIND',
  'field.becameNullable': 'FIELD_CHANGED_KIND',
  'inputField.typeChanged': 'FIELD_CHANGED_KIND',
  'inputField.becameRequired': 'FIELD_CHANGED_KIND',
  'argument.requiredAdded': 'REQUIRED_ARG_ADDED',
  'argument.removed': 'ARG_REMOVED',
  'argument.typeChanged': 'ARG_CHANGED_KIND',
  'argument.becameRequired': 'ARG_CHANGED_KIND',
  'directive.removed': 'DIRECTIVE_REMOVED',
  'directiveArgument.removed': 'DIRECTIVE_ARG_REMOVED',
  'directiveArgument.requiredAdded': 'REQUIRED_DIRECTIVE_ARG_ADDED',
  'directive.repeatableRemoved': 'DIRECTIVE_REPEATABLE_REMOVED',
  'directiveLocation.removed': 'DIRECTIVE_LOCATION_REMOVED',
  'enumValue.added': 'VALUE_ADDED_TO_ENUM',
  'unionMember.added': 'TYPE_ADDED_TO_UNION',
  'inputField.added': 'OPTIONAL_INPUT_FIELD_ADDED',
  'argument.added': 'OPTIONAL_ARG_ADDED',
  'implementation.added': 'IMPLEMENTED_INTERFACE_ADDED',
  'argument.defaultChanged': 'ARG_DEFAULT_VALUE_CHANGE',
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const pair = fc.tuple(randomSchema, randomSchema)

describe('two type systems', () => {
  test('differ in what the reference implementation finds, breaking or dangerous, and nothing less', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(pair, ([base, revision]) => {
        const [before, after] = [buildSchema(base), buildSchema(revision)]
        const expected = [
          ...findBreakingChanges(before, after),
          ...findDangerousChanges(before, after),
        ]
          .filter(({ description }) => !description.startsWith('Standard scalar'))
          .map(({ type }): string => type)
        const ours = compareTypeSystems(graphqlContract(base), graphqlContract(revision))
          .map(({ fact }) => theirs[fact.replace('graphql.', '')])
          .filter(type => type !== undefined)
        for (const type of expected) seen.add(type)
        expect(ours.sort()).toEqual(expected.sort())
      }),
      { numRuns: 400 },
    )
    expect([...new Set(Object.values(theirs))].filter(type => !seen.has(type))).toEqual([])
  })

  test('break exactly where the reference implementation says so', () => {
    fc.assert(
      fc.property(pair, ([base, revision]) => {
        const [before, after] = [buildSchema(base), buildSchema(revision)]
        const breaks = findBreakingChanges(before, after).some(
          ({ description }) => !description.startsWith('Standard scalar'),
        )
        const findings = judge(
          compareTypeSystems(graphqlContract(base), graphqlContract(revision)),
          { provider: '', scope: '', verdict: 'announced', hash, now: 0 },
        )
        expect(findings.some(({ level }) => level === 'error')).toBe(breaks)
      }),
      { numRuns: 200 },
    )
  })

  test('are the same where they are the same', () => {
    fc.assert(
      fc.property(randomSchema, schema => {
        expect(compareTypeSystems(graphqlContract(schema), graphqlContract(schema))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test.each(graphqlFacts)('have a rule for %s', fact => {
    expect(rulesByFact.get(fact)).toHaveLength(1)
  })
})

const sdl = (order: string, rest = ''): string => `
  type Query { order(id: ID!): Order, orders(state: State): [Order] }
  type Order { id: ID! ${order} }
  enum State { OPEN PAID } ${rest}`

describe('with operations', () => {
  const sent =
    'query One { order(id: 1) { id total } } query All($s: State) { orders(state: $s) { id } }'
  const readers = (base: string, revision: string): Record<string, unknown> =>
    Object.fromEntries(
      compareTypeSystems(graphqlContract(base, sent), graphqlContract(revision)).map(
        ({ fact, place, details }) => [`${fact} ${place}`, details?.['readers']],
      ),
    )

  test('a change is told with those that it hits', () => {
    const base = sdl('total: Int note: String')
    expect(readers(base, sdl('note: String').replace('OPEN', 'NEW'))).toEqual({
      'graphql.field.removed type:Order.total': ['One'],
      'graphql.enumValue.removed type:State.OPEN': ['All'],
      'graphql.enumValue.added type:State.NEW': ['All'],
    })
  })

  test('a change that nobody reads falls to info', () => {
    const base = graphqlContract(sdl('total: Int note: String'), sent)
    const changes = compareTypeSystems(base, graphqlContract(sdl('total: Int')))
    const context = {
      provider: '',
      scope: '',
      verdict: 'announced',
      hash,
      now: 0,
    } as const
    expect(judge(changes, context)).toMatchObject([
      { rule: 'graphql-field-removed', level: 'info', usedBy: [], at: 'type:Order.note' },
    ])
  })

  test('what must be sent now hits all who select the field', () => {
    const base = sdl('total: Int')
    const revision = base.replace('(id: ID!)', '(id: ID!, shop: ID!)')
    expect(readers(base, revision)).toEqual({
      'graphql.argument.requiredAdded type:Query.order(shop:)': ['One'],
    })
  })
})
