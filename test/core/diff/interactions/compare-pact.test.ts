import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../src/core/diff/change.ts'
import { comparePact } from '../../../../src/core/diff/interactions/compare-pact.ts'
import { interactionFacts } from '../../../../src/core/diff/interactions/fact.ts'
import { valueAt } from '../../../../src/core/json/pointer.ts'
import { ruleFor } from '../../../../src/core/rules/judge.ts'
import { rulesByFact } from '../../../../src/core/rules/table.ts'
import { caseNames, readCase } from './cases.ts'

function toldOf(change: Change): string {
  const rule = ruleFor(change, 0)
  return `${rule?.level} ${rule?.id} ${change.place}`.trim()
}

describe('comparePact', () => {
  test.each(caseNames)('%s', name => {
    const { pact, contract, told } = readCase(name)
    const compared = comparePact(pact, { contract, messages: null })
    expect(compared.map(({ changes }) => changes?.map(toldOf))).toEqual(told)
  })

  test.each(caseNames)('names places of both files that exist: %s', name => {
    const { pact, contract, roots } = readCase(name)
    const changes = comparePact(pact, { contract, messages: null }).flatMap(
      one => one.changes ?? [],
    )
    for (const { origin } of changes) {
      for (const side of [origin?.base, origin?.revision]) {
        const root = roots[side?.file ?? ''] ?? null
        const pointer = side?.pointer ?? ''
        // What is missing in the Pact is told where it should stand.
        const holder = pointer.slice(0, pointer.lastIndexOf('/'))
        expect(valueAt(root, side === origin?.base ? pointer : holder)).toBeDefined()
      }
    }
  })

  test('tells consumer, interaction, place and both files in one sentence', () => {
    const { pact, contract } = readCase('answers')
    const [, second] = comparePact(pact, { contract, messages: null })
    const [change] = second?.changes ?? []
    expect(change && ruleFor(change, 0)?.message(change)).toBe(
      'shop, “a property that nobody promises”: response 200 property /buyer/phone: is expected as string, the contract says no such property (pact.json#/interactions/1/response/body/buyer/phone, document.json#/components/schemas/Order/properties/buyer)',
    )
  })

  test('has nothing to hold an interaction against without any promise, and passes over other kinds', () => {
    const { pact, contract } = readCase('answers')
    const none = comparePact(pact, { contract: null, messages: null })
    expect(none.every(({ changes }) => changes?.[0]?.fact === 'interaction.contract-missing')).toBe(
      true,
    )
    const messages = { uri: 'a', root: { asyncapi: '3.0.0' }, dialect: 'json-schema-07' } as const
    expect(comparePact(pact, { contract: null, messages })[0]?.changes).toBeNull()
    expect(comparePact(pact, { contract, messages })[0]?.changes).toEqual([])
  })

  test.each(interactionFacts)('has a rule for %s', fact => {
    expect(rulesByFact.get(fact)?.length ?? 0).toBeGreaterThan(0)
  })
})
