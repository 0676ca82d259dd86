import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../src/core/rules/cause.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { changePhrase } from '../../../src/core/report/change-phrase.ts'
import { phraseText } from '../../../src/core/report/phrase.ts'
import { announcedOf } from './reports.ts'

function said(findings: readonly Finding[]): readonly string[] {
  return causesOf(findings).map(cause => phraseText(changePhrase(cause), name => `\`${name}\``))
}

const inline = { file: 'acme.openapi.json', pointer: '/paths/~1v1~1orders/get' }
const none = { direction: 'none', status: '', at: '', contract: null } as const

/** Two JSON Schemas are the body of no operation. */
const bare = { method: '', path: '', contract: { file: 'order.json', pointer: '' } } as const

function graphql(rule: string, name: string, [expected, actual]: readonly [string, string | null]) {
  const noun = rule.split('-')[0] ?? ''
  const says = rule.endsWith('removed')
    ? 'was removed'
    : `changed its type from ${expected} to ${actual ?? ''}`
  const at = `type:${name}`
  const message = `${noun} ${name} ${says}`
  return { rule: `graphql-${rule}`, at, expected, actual, message, path: '/graphql' } as const
}

const cases: readonly (readonly [sentence: string, findings: readonly Partial<Finding>[]])[] = [
  [
    'field `Order.total` changed its type from `Float!` to `String`',
    [graphql('field-type-changed', 'Order.total', ['Float!', 'String'])],
  ],
  [
    'fields `Order.note` and `Order.tags` were removed',
    ['Order.note', 'Order.tags'].map(name => graphql('field-removed', name, ['String', null])),
  ],
  [
    'argument `Query.orders(first:)` was removed',
    [
      {
        ...graphql('argument-removed', 'Query.orders(first:)', ['Int', null]),
        direction: 'request',
      },
    ],
  ],
  [
    '`total` (`number`) was removed from the answer; it was always there',
    [{ ...bare, at: '/total' }],
  ],
  ['`total` (`number`) was removed from `Order`; it was always there', [{ at: '/total' }]],
  [
    '`net` and `total` were removed from `Order`; they were always there',
    [{ at: '/net' }, { at: '/total' }],
  ],
  [
    '`total` (`number`) was removed from the answer of `GET /v1/orders`; it was always there',
    [{ at: '/total', contract: inline }],
  ],
  [
    '`note` (`string`) was added to `Order`; it must be sent',
    [
      {
        rule: 'new-required-request-property',
        direction: 'request',
        at: '/note',
        expected: null,
        actual: 'string',
      },
    ],
  ],
  [
    '`state` of `Order` changed from `string` to `integer`',
    [
      {
        rule: 'response-property-type-changed',
        at: '/state',
        expected: 'string',
        actual: 'integer',
        contract: { file: 'a', pointer: '/components/schemas/Order/properties/state' },
      },
    ],
  ],
  [
    '`state` of `Order` has new values `held` and `lost`',
    ['held', 'lost'].map(actual => ({
      rule: 'response-property-enum-value-added',
      at: '/state',
      expected: null,
      actual,
      contract: { file: 'a', pointer: '/components/schemas/Order/properties/state' },
    })),
  ],
  [
    'query parameters `page` and `size` were added to 3 operations',
    ['/a', '/b', '/c'].flatMap(path =>
      ['page', 'size'].map(name => ({
        rule: 'new-optional-request-parameter',
        direction: 'request' as const,
        path,
        status: '',
        at: `query:${name}`,
        expected: null,
        actual: 'optional',
        contract: null,
      })),
    ),
  ],
  [
    'query parameter `page` of `GET /v1/orders`: default changed from `30` to `15`',
    [
      {
        rule: 'request-parameter-default-value-changed',
        direction: 'request',
        status: '',
        at: 'query:page',
        expected: 30,
        actual: 15,
        contract: { file: 'a', pointer: '/components/parameters/page/schema' },
        message: 'query parameter page: default changed from 30 to 15',
      },
    ],
  ],
  [
    '`DELETE /v1/orders` and `GET /v1/orders` were removed with their paths, and were not deprecated before',
    ['DELETE', 'GET'].map(method => ({
      ...none,
      rule: 'api-path-removed-without-deprecation',
      method,
      expected: `${method} /v1/orders`,
      message: 'operation: was removed with its path, and was not deprecated before',
    })),
  ],
  [
    '`payment` of `Order` may now be `Card` or `Cash` too',
    [
      {
        rule: 'response-property-one-of-added',
        at: '/payment',
        expected: null,
        actual: 'Card | Cash',
        contract: { file: 'a', pointer: '/components/schemas/Order/properties/payment' },
      },
    ],
  ],
  [
    '`GET /v1/orders` got the tag `orders`',
    [{ ...none, rule: 'api-tag-added', level: 'info', expected: null, actual: 'orders' }],
  ],
  [
    '`GET /a` and `GET /b`: status `410` was added',
    ['/a', '/b'].map(path => ({
      rule: 'response-non-success-status-added',
      path,
      status: '410',
      at: '',
      expected: null,
      actual: '410',
      contract: null,
      message: 'response 410: status 410 was added',
    })),
  ],
]

describe('what a document announces', () => {
  test.each(cases)('is said as: %s', (sentence, findings) => {
    expect(said(findings.map(announcedOf))).toEqual([sentence])
  })

  test('counts schemas that are too many or too long to be named', () => {
    const findings = Array.from({ length: 60 }, (_, i) =>
      announcedOf({ at: '/total', contract: { file: 'a', pointer: `/components/schemas/S${i}` } }),
    )
    expect(said(findings)).toEqual([
      '`total` (`number`) was removed from `S0`, `S1`, `S2` and 57 more schemas; it was always there',
    ])
  })
})
