import { describe, expect, test } from 'vitest'
import { mendingOverlay } from '../../../../../src/core/contract/openapi/mend/overlay-of.ts'
import { applyOverlay } from '../../../../../src/core/contract/overlay/apply-overlay.ts'
import type { Json } from '../../../../../src/core/json/json.ts'
import { valueAt } from '../../../../../src/core/json/pointer.ts'
import { contractOf, withPath } from '../../golden.ts'

const ok = { responses: { '200': { description: '' } } }

function mended(root: Json): Json {
  const contract = contractOf(root)
  const overlay = mendingOverlay(contract, contract.defects)
  if (overlay === null) throw new Error('nothing was mended')
  const applied = applyOverlay(root, overlay as unknown as Json)
  if (!applied.ok) throw new Error(applied.reason)
  expect(applied.warnings).toEqual([])
  return applied.root
}

function withSchema(schema: Json, version = '3.0.3'): Json {
  return withPath(
    '/a',
    { get: ok },
    { openapi: version, components: { schemas: { A: schema, B: { type: 'string' } } } },
  )
}

function pathParameter(name: string): Json {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

function at(
  pointer: string,
  value: Json | undefined,
): { pointer: string; value: Json | undefined } {
  return { pointer, value }
}

const A = '/components/schemas/A'

const cases: readonly {
  name: string
  root: Json
  becomes: readonly { pointer: string; value: Json | undefined }[]
}[] = [
  {
    name: 'a list of items of one schema',
    root: withSchema({ type: 'array', items: [{ type: 'string' }] }),
    becomes: [at(A, { type: 'array', items: { type: 'string' } })],
  },
  {
    name: 'a list of items of several schemas',
    root: withSchema({ type: 'array', items: [{ type: 'string' }, { type: 'integer' }] }),
    becomes: [at(`${A}/items`, { anyOf: [{ type: 'string' }, { type: 'integer' }] })],
  },
  {
    name: 'a list of items since 3.1',
    root: withSchema({ items: [{ type: 'string' }], additionalItems: false }, '3.1.0'),
    becomes: [at(A, { prefixItems: [{ type: 'string' }], items: false })],
  },
  {
    name: 'a schema that refers to nothing',
    root: withSchema({ not: { $ref: '#/gone' } }),
    becomes: [at(`${A}/not`, {})],
  },
  {
    name: 'nullable without type, where the type can be seen',
    root: withSchema({ nullable: true, allOf: [{ $ref: '#/components/schemas/B' }] }),
    becomes: [at(`${A}/type`, 'string')],
  },
  {
    name: 'nullable without type, where nothing is constrained',
    root: withSchema({ nullable: true, title: 'Any' }),
    becomes: [at(A, { title: 'Any' })],
  },
  {
    name: 'nullable since 3.1',
    root: withSchema({ nullable: true, type: 'string', enum: ['a'] }, '3.1.0'),
    becomes: [at(A, { type: ['string', 'null'], enum: ['a', null] })],
  },
  {
    name: 'a list of types before 3.1',
    root: withSchema({ type: ['string', 'null'] }),
    becomes: [at(A, { type: 'string', nullable: true })],
  },
  {
    name: 'a nullable enum without null',
    root: withSchema({ type: 'string', nullable: true, enum: ['a'] }),
    becomes: [at(`${A}/enum`, ['a', null])],
  },
  {
    name: 'a pattern that is none',
    root: withSchema({ type: 'string', pattern: '(?P<year>[0-9]+)' }),
    becomes: [at(A, { type: 'string' })],
  },
  {
    name: 'required properties that are forbidden',
    root: withSchema({
      required: ['a', "b'\\c"],
      properties: { a: {} },
      additionalProperties: false,
    }),
    becomes: [at(`${A}/properties`, { a: {}, "b'\\c": {} })],
  },
  {
    name: 'a path parameter that is not described',
    root: withPath('/a/{x}/{y}', { get: ok, post: { ...ok, parameters: [pathParameter('x')] } }),
    becomes: [
      at('/paths/~1a~1{x}~1{y}/get/parameters', [pathParameter('x'), pathParameter('y')]),
      at('/paths/~1a~1{x}~1{y}/post/parameters', [pathParameter('x'), pathParameter('y')]),
    ],
  },
  {
    name: 'path parameters without a slot, of the operation and of the path',
    root: withPath('/a', {
      parameters: [pathParameter('x'), { name: 'q', in: 'query', schema: {} }],
      get: { ...ok, parameters: [pathParameter('y'), pathParameter('z')] },
    }),
    becomes: [
      at('/paths/~1a/get/parameters', []),
      at('/paths/~1a/parameters', [{ name: 'q', in: 'query', schema: {} }]),
    ],
  },
  {
    name: 'a parameter that refers to nothing',
    root: withPath('/a', {
      get: {
        ...ok,
        parameters: [{ $ref: '#/x' }, { $ref: '#/y' }, { name: 'q', in: 'query', schema: {} }],
      },
    }),
    becomes: [at('/paths/~1a/get/parameters', [{ name: 'q', in: 'query', schema: {} }])],
  },
  {
    name: 'an operationId that is taken',
    root: withPath('/a', {
      get: { ...ok, operationId: 'a' },
      post: { ...ok, operationId: 'a' },
      put: { ...ok, operationId: 'a_2' },
    }),
    becomes: [
      at('/paths/~1a/get/operationId', 'a'),
      at('/paths/~1a/put/operationId', 'a_2'),
      at('/paths/~1a/post/operationId', 'a_3'),
    ],
  },
  {
    name: 'a route that is there already',
    root: withPath(
      '/a/{y}',
      {},
      {
        paths: {
          '/a/{x}': { get: { ...ok, parameters: [pathParameter('x')] } },
          '/a/{y}': {
            parameters: [{ $ref: '#/components/parameters/Y' }],
            get: ok,
            put: ok,
          },
        },
        components: { parameters: { Y: pathParameter('y') } },
      },
    ),
    becomes: [
      at('/paths/~1a~1{y}', undefined),
      at('/paths/~1a~1{x}/put', { ...ok, parameters: [pathParameter('x')] }),
      at('/paths/~1a~1{x}/get', { ...ok, parameters: [pathParameter('x')] }),
    ],
  },
]

describe('mendingOverlay', () => {
  test.each(cases)('mends $name', ({ root, becomes }) => {
    const before = contractOf(root).defects
    expect(before).not.toEqual([])
    const after = mended(root)
    expect(becomes.map(({ pointer }) => at(pointer, valueAt(after, pointer)))).toEqual(becomes)
    expect(contractOf(after).defects).toEqual([])
  })

  test('mends lists of items and parameters of OpenAPI 2.0', () => {
    const items = [{ type: 'string' }, { type: 'integer' }]
    const root: Json = {
      swagger: '2.0',
      info: { title: 'A', version: '1' },
      paths: {
        '/a/{x}': {
          get: { ...ok, parameters: [{ name: 'q', in: 'query', type: 'array', items }] },
        },
      },
      definitions: { A: { type: 'array', items: items.slice(0, 1) } },
    }
    const after = mended(root)
    expect(contractOf(after).defects).toEqual([])
    expect(valueAt(after, '/definitions/A/items')).toEqual({ type: 'string' })
    expect(valueAt(after, '/paths/~1a~1{x}/get/parameters')).toEqual([
      { name: 'q', in: 'query', type: 'array', items: {} },
      { name: 'x', in: 'path', required: true, type: 'string' },
    ])
  })

  test('is null where only the author can know', () => {
    const contract = contractOf(withSchema({ type: 'string', default: 5 }))
    expect(contract.defects).toMatchObject([{ level: 'info' }])
    expect(mendingOverlay(contract, contract.defects)).toBeNull()
  })

  test('leaves what stands in another file', () => {
    const contract = contractOf(withSchema({ items: [{}] }))
    const elsewhere = contract.defects.map(defect => ({
      ...defect,
      origin: { ...defect.origin, file: 'other.json' },
    }))
    expect(mendingOverlay(contract, elsewhere)).toBeNull()
  })
})
