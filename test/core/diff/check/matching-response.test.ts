import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../../src/core/contract/contract.ts'
import { checkExchange } from '../../../../src/core/diff/check/check-exchange.ts'
import { exchange, json, media, operation, promise, type Answer } from './answers.ts'

function facts(answer: Answer, of: Operation): string[] {
  return checkExchange(exchange(answer), of).map(({ fact, place }) => `${fact} ${place}`.trim())
}

describe('the promise that an answer is held against', () => {
  test.each<{ name: string; status: number; found: readonly string[] }>([
    { name: 'exactly', status: 201, found: [] },
    { name: 'by its range', status: 404, found: [] },
    { name: 'by default', status: 500, found: [] },
  ])('finds the promise for a status $name', ({ status, found }) => {
    const of = operation(promise('201', []), promise('4XX', []), promise('default', []))
    expect(facts({ status }, of)).toEqual(found)
  })

  test.each([
    { stated: 'application/json', type: 'application/json; charset=utf-8', documented: true },
    { stated: 'application/json; version=1', type: 'Application/JSON', documented: true },
    { stated: 'application/*', type: 'application/json', documented: true },
    { stated: '*/*', type: 'application/json', documented: true },
    { stated: 'application/json', type: 'application/vnd.github.v3+json', documented: true },
    { stated: 'application/vnd.api+json', type: 'application/json', documented: true },
    { stated: 'application/json', type: 'text/html', documented: false },
    { stated: 'image/*', type: 'application/json', documented: false },
    { stated: 'application/xml', type: 'application/json', documented: false },
  ])('takes $type for $stated as documented: $documented', ({ stated, type, documented }) => {
    const of = operation(promise('200', [media(stated, {})]))
    expect(facts({ type, body: json({}) }, of)).toEqual(
      documented ? [] : ['media-type.undocumented'],
    )
  })

  test('checks by the narrowest media type that is promised', () => {
    const of = operation(promise('200', [media('*/*', false), media('application/json', {})]))
    expect(facts({ body: json(1) }, of)).toEqual([])
  })
})
