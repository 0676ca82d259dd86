import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../src/core/rules/cause.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { findingOf } from './findings.ts'

/** What a document announces about a shared schema. */
function announced(pointer: string, parts: Partial<Finding> = {}): Finding {
  const contract = { file: 'acme.json', pointer: `/components/schemas/${pointer}` }
  return findingOf({ verdict: 'announced', contract, ...parts })
}

const removed = (parts: Partial<Finding>): Finding => announced('Order', parts)
const added = { level: 'info', expected: null, actual: 'string' } as const

describe('the causes of what a document announces', () => {
  test('are one for a shared schema, wherever and however deep it is used', () => {
    const findings = ['/a', '/b', '/c'].flatMap(path => [
      removed({ path, at: '/total' }),
      removed({ path, at: '/orders/*/total', method: 'POST' }),
      removed({
        path,
        at: '/total',
        rule: 'request-property-removed',
        level: 'warning',
        direction: 'request',
        status: '',
      }),
    ])
    expect(causesOf(findings)).toMatchObject([{ level: 'error', operations: 6, places: 9 }])
  })

  test('are one for a schema that itself changed, whatever its users call it', () => {
    const rule = 'response-property-type-changed'
    const findings = ['/total', '/net', '/fees/*'].map(at =>
      announced('Money', { rule, at, expected: 'number', actual: 'string' }),
    )
    expect(causesOf(findings)).toMatchObject([{ places: 3 }])
  })

  test('are one for the same change of several schemas', () => {
    const findings = ['Order', 'Invoice', 'Refund'].map(name => announced(name, { at: '/total' }))
    expect(causesOf(findings)).toHaveLength(1)
  })

  test('are one for what came into the same schema together', () => {
    const rule = 'response-optional-property-added'
    const findings = ['/net', '/tax'].map(at => announced('Order', { ...added, rule, at }))
    expect(causesOf(findings)).toMatchObject([{ tails: ['net', 'tax'] }])
  })

  test.each([
    { name: 'names', other: removed({ at: '/tax', rule: 'response-optional-property-removed' }) },
    { name: 'sides', other: announced('Invoice', { expected: 'string' }) },
    { name: 'levels', other: announced('Invoice', { level: 'info' }) },
    { name: 'verdicts', other: removed({ verdict: 'drift' }) },
    { name: 'providers', other: removed({ provider: 'zenith' }) },
  ])('are told apart by $name', ({ other }) => {
    expect(causesOf([announced('Order'), other])).toHaveLength(2)
  })

  test('start with the worst, also where one of their findings is worse than the first', () => {
    const info = { ...added, rule: 'new-optional-request-property', at: '/new' } as const
    const findings = [announced('Order', info), announced('Order', { path: '/z' })]
    expect(causesOf(findings).map(({ level }) => level)).toEqual(['error', 'info'])
  })
})
