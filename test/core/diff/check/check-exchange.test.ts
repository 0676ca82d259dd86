import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../../src/core/contract/contract.ts'
import { checkExchange } from '../../../../src/core/diff/check/check-exchange.ts'
import { checkFacts } from '../../../../src/core/diff/check/fact.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { judge } from '../../../../src/core/rules/judge.ts'
import { rulesByFact } from '../../../../src/core/rules/table.ts'
import { exchange, json, media, operation, promise, type Answer } from './answers.ts'

const user: Json = {
  type: 'object',
  required: ['id', 'email'],
  properties: { id: { type: 'integer' }, email: { type: 'string', format: 'email' } },
}

const list = operation(promise('200', [media('application/json', { type: 'array', items: user })]))

function facts(answer: Answer, of: Operation = list): string[] {
  return checkExchange(exchange(answer), of).map(({ fact, place }) => `${fact} ${place}`.trim())
}

describe('checkExchange', () => {
  test('finds nothing in an answer that keeps its promise', () => {
    expect(facts({ body: json([{ id: 1, email: 'a@b.c' }]) })).toEqual([])
  })

  test('counts items that fail alike as one change with its evidence', () => {
    const users = Array.from({ length: 20 }, (_, id) => ({ id, email: id < 3 ? null : 'a@b.c' }))
    const changes = checkExchange(exchange({ body: json(users) }), list)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      fact: 'value.null-not-allowed',
      direction: 'response',
      where: { method: 'GET', path: '/users', status: '200', mediaType: 'application/json' },
      place: '/*/email',
      base: 'string',
      revision: 'null',
      evidence: { seen: 3, of: 20 },
      origin: { base: { file: 'test.json', pointer: '/items/properties/email' } },
    })
  })

  test('tells an undocumented status', () => {
    expect(facts({ status: 201, body: json([]) })).toEqual(['status.undocumented'])
  })

  test('asks for required headers, in any case', () => {
    const of = operation(promise('200', [], ['X-Total', 'Link']))
    expect(facts({ headers: [['link', '<a>']] }, of)).toEqual([
      'header.required-missing header:x-total',
    ])
  })

  test('tells a missing body, but not of statuses and methods that have none', () => {
    const of = operation(promise('default', [media('application/json', {})]))
    expect(facts({ type: '' }, of)).toEqual(['body.missing'])
    expect([204, 304].flatMap(status => facts({ status }, of))).toEqual([])
    expect(facts({ method: 'HEAD' }, of)).toEqual([])
  })

  test('says nothing of a body that could not be read', () => {
    expect(facts({ body: { kind: 'refused', reason: 'ends too early', bytes: 3 } })).toEqual([])
    expect(facts({ body: { kind: 'opaque', bytes: 3 } })).toEqual([])
  })

  test('never tells a value', () => {
    const secret = 'jane.doe-4711'
    const body = json([{ id: secret, email: secret, [secret]: secret }, secret])
    const told = checkExchange(exchange({ body }), list)
    expect(told.length).toBeGreaterThan(2)
    expect(JSON.stringify(told)).not.toContain('4711')
  })

  test('finds something that has a rule and a sentence, whatever it is', () => {
    const body = json([{ id: 'x', email: 'nope', more: 1 }, 3])
    const changes = checkExchange(exchange({ body }), list)
    const findings = judge(changes, {
      provider: 'test',
      scope: 'default',
      verdict: 'contract-wrong',
      hash: text => text.length.toString(16).padStart(12, '0'),
      now: 0,
    })
    expect(new Set(findings.map(({ rule, level, at }) => `${level} ${rule} ${at}`))).toEqual(
      new Set([
        'error response-property-type-not-allowed /*/id',
        'error response-property-type-not-allowed /*',
        'warning response-property-format-not-allowed /*/email',
        'info response-property-undocumented /*/more',
      ]),
    )
    expect(findings.every(({ message }) => !message.includes('{'))).toBe(true)
  })

  test.each(checkFacts)('has a rule for %s', fact => {
    const directions = rulesByFact.get(fact)?.map(({ direction }) => direction)
    expect(directions?.length).toBeGreaterThan(0)
    expect(directions).not.toContain('none')
  })
})
