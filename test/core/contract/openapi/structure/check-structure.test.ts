import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkStructure } from '../../../../../src/core/contract/openapi/structure/check-structure.ts'
import type { Json } from '../../../../../src/core/json/json.ts'
import { golden, sourceOf } from '../../golden.ts'
import { events } from '../events.ts'

function faultsOf(root: Json): (readonly [pointer: string, reason: string])[] {
  return checkStructure(sourceOf(root)).map(({ origin, reason }) => [origin.pointer, reason])
}

function document(more: Record<string, Json>): Json {
  return { openapi: '3.2.0', info: { title: 'A', version: '1' }, paths: {}, ...more }
}

function operation(more: Record<string, Json>): Json {
  return document({ paths: { '/a': { get: more } } })
}

const cases: readonly {
  name: string
  root: Json
  faults: readonly (readonly [string, string])[]
}[] = [
  {
    name: 'a missing field',
    root: document({ info: { title: 'A' } }),
    faults: [['/info', 'the field `version` is missing']],
  },
  {
    name: 'an unknown field, but none of `x-`',
    root: operation({ respones: {}, 'x-mine': 5 }),
    faults: [['/paths/~1a/get/respones', 'the field `respones` is unknown to OpenAPI here']],
  },
  {
    name: 'a field of another kind',
    root: operation({ tags: 'a', deprecated: 'no', parameters: {} }),
    faults: [
      ['/paths/~1a/get/tags', 'this must be a list of strings, not a string'],
      ['/paths/~1a/get/deprecated', 'this must be true or false, not a string'],
      ['/paths/~1a/get/parameters', 'this must be a list, not an object'],
    ],
  },
  {
    name: 'fields that exclude each other',
    root: operation({
      responses: {
        '200': { content: { 'a/b': { examples: { one: { value: 1, dataValue: 1 } } } } },
      },
    }),
    faults: [
      [
        '/paths/~1a/get/responses/200/content/a~1b/examples/one',
        'of `value` and `dataValue` only one may stand here',
      ],
    ],
  },
  {
    name: 'a value that is none of a few',
    root: operation({ parameters: [{ name: 'q', in: 'body' }] }),
    faults: [
      [
        '/paths/~1a/get/parameters/0/in',
        'this must be one of `query`, `querystring`, `header`, `path`, `cookie`',
      ],
    ],
  },
  {
    name: 'what only some kinds need',
    root: document({
      components: { securitySchemes: { a: { type: 'http' }, b: { $ref: '#/x', type: 'http' } } },
    }),
    faults: [
      ['/components/securitySchemes/a', 'the field `scheme` is missing'],
      ['/components/securitySchemes/b/type', 'the field `type` is unknown to OpenAPI here'],
    ],
  },
  {
    name: 'tags below nothing and below themselves',
    root: document({
      tags: [
        { name: 'a', parent: 'gone' },
        { name: 'b', parent: 'c' },
        { name: 'c', parent: 'b' },
      ],
    }),
    faults: [
      ['', 'the parent of the tag `a` is not listed'],
      ['', 'the tag `b` stands below itself'],
      ['', 'the tag `c` stands below itself'],
    ],
  },
  {
    name: 'a method that has a field of its own',
    root: document({ paths: { '/a': { additionalOperations: { QUERY: {} } } } }),
    faults: [['/paths/~1a', 'the method `QUERY` belongs in `query`']],
  },
  {
    name: 'a document about nothing',
    root: { openapi: '3.2.0', info: { title: 'A', version: '1' } },
    faults: [['', 'the document has neither `paths`, `webhooks` nor `components`']],
  },
]

describe('checkStructure', () => {
  test.each(cases)('tells $name', ({ root, faults }) => {
    expect(faultsOf(root)).toEqual(faults)
  })

  test.each([
    { name: 'what 3.2 has added', root: events },
    { name: 'what 3.1 had', root: { ...(golden as object), openapi: '3.2.0' } as Json },
  ])('finds nothing wrong in $name', ({ root }) => {
    expect(faultsOf(root)).toEqual([])
  })

  test('answers for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        for (const [pointer] of faultsOf(document({ paths: value as Json }))) {
          expect(pointer).toMatch(/^(\/|$)/)
        }
      }),
    )
  })
})
