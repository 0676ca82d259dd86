import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../../../src/core/json/json.ts'
import { formatPointer } from '../../../../src/core/json/pointer.ts'
import { contractOf, golden, withPath } from '../golden.ts'

const ok = { responses: { '200': { description: '' } } }
const get = (more: object): Json => withPath('/a', { get: { ...ok, ...more } })

const cases: readonly { name: string; root: Json; at: string; reason: string }[] = [
  {
    name: 'a reference to nothing',
    root: get({ parameters: [{ $ref: '#/components/parameters/Gone' }] }),
    at: '/paths/~1a/get/parameters/0',
    reason: 'the reference to #/components/parameters/Gone leads nowhere',
  },
  {
    name: 'a reference in a schema to nothing',
    root: withPath(
      '/a',
      {},
      { components: { schemas: { A: { not: { $ref: 'b.json?t=1#/x' } } } } },
    ),
    at: '/components/schemas/A/not',
    reason: 'reference not found; read as any',
  },
  {
    name: 'a ring of references',
    root: withPath(
      '/a',
      { get: { responses: { '200': { $ref: '#/components/responses/A' } } } },
      {
        components: {
          responses: {
            A: { $ref: '#/components/responses/B' },
            B: { $ref: '#/components/responses/A' },
          },
        },
      },
    ),
    at: '/components/responses/B',
    reason: 'the reference leads back to itself',
  },
  {
    name: 'a route that is there already',
    root: withPath(
      '/a/{y}',
      {},
      {
        paths: {
          '/a/{x}': { get: { ...ok, parameters: [pathParameter('x')] } },
          '/a/{y}': { get: { ...ok, parameters: [pathParameter('y')] } },
        },
      },
    ),
    at: '/paths/~1a~1{y}/get',
    reason: 'the path is the same route as `/a/{x}`',
  },
  {
    name: 'nullable without type',
    root: withPath('/a', {}, { components: { schemas: { A: { nullable: true } } } }),
    at: '/components/schemas/A/nullable',
    reason: '`nullable` has no effect without `type`',
  },
  {
    name: 'a list of items',
    root: withPath('/a', {}, { components: { schemas: { A: { items: [{}] } } } }),
    at: '/components/schemas/A/items',
    reason: '`items` must be one schema, not a list',
  },
  {
    name: 'missing responses',
    root: withPath('/a', { get: {} }),
    at: '/paths/~1a/get',
    reason: 'the operation has no `responses`',
  },
  {
    name: 'a path parameter that is not described',
    root: withPath('/a/{id}', { get: ok }),
    at: '/paths/~1a~1{id}/get',
    reason: 'the path parameter `id` is not described',
  },
  {
    name: 'a path parameter without a slot',
    root: get({ parameters: [pathParameter('id')] }),
    at: '/paths/~1a/get',
    reason: 'the path has no slot for the path parameter `id`',
  },
  {
    name: 'parameters that are no list',
    root: get({ parameters: {} }),
    at: '/paths/~1a/get/parameters',
    reason: '`parameters` must be a list, not an object',
  },
  {
    name: 'a status that is none',
    root: get({ responses: { '2': {} } }),
    at: '/paths/~1a/get/responses/2',
    reason: 'a response needs a status such as `200`, `2XX` or `default`',
  },
  {
    name: 'a security scheme that is not defined',
    root: get({ security: [{ gone: [] }] }),
    at: '/paths/~1a/get/security/0',
    reason: 'the security scheme `gone` is not defined',
  },
  {
    name: 'a version that YAML took for a number',
    root: withPath('/a', {}, { info: { title: 'A', version: 1.1 } }),
    at: '/info/version',
    reason: '`version` must be a string, not a number',
  },
  {
    name: 'an empty YAML value',
    root: withPath('/a', { get: null }),
    at: '/paths/~1a/get',
    reason: '`get` must be an object, not null',
  },
  {
    name: 'a style of another place',
    root: get({ parameters: [{ name: 'q', in: 'query', style: 'matrix', schema: {} }] }),
    at: '/paths/~1a/get/parameters/0',
    reason:
      '`style` in query can be `form`, `spaceDelimited`, `pipeDelimited`, `deepObject` and nothing else',
  },
]

function pathParameter(name: string): Json {
  return { name, in: 'path', required: true, schema: {} }
}

describe('defects', () => {
  test.each(cases)('$name', ({ root, at, reason }) => {
    const { defects } = contractOf(root)
    expect(defects).toMatchObject([{ reason, origin: { file: 'shop.json', pointer: at } }])
  })

  test('a number for a version is still read', () => {
    const root = withPath('/a', {}, { info: { title: 'A', version: 1.1 }, openapi: 3 })
    expect(contractOf(root)).toMatchObject({ dialect: 'openapi-3.0', info: { version: '1.1' } })
  })

  test('security that cannot be read is not read as no security', () => {
    const { operations } = contractOf(get({ security: ['token'] }))
    expect(operations[0]?.security).toBeNull()
  })

  test('keys of prototypes are data like any other', () => {
    const hostile = '{"__proto__":{"get":{}},"constructor":{"get":{}}}'
    const { operations, defects } = contractOf(
      withPath(
        '/a',
        {},
        {
          paths: JSON.parse(hostile) as Json,
          security: [{ constructor: [], toString: [] }],
        },
      ),
    )
    expect(operations.map(each => each.key)).toEqual(['GET __proto__', 'GET constructor'])
    expect(defects.map(each => each.reason)).toContain(
      'the security scheme `toString` is not defined',
    )
  })

  test('no value of another type anywhere makes the reader fail', () => {
    const places = placesOf(golden, [])
    const odd: Json[] = [null, 0, 'text', true, [], {}, [null], { $ref: 5 }, { $ref: '#/nowhere' }]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...odd), (place, value) => {
        const root = replaced(golden, place, value)
        const versioned = isObject(root) ? { ...root, openapi: '3.1.0' } : golden
        const { defects } = contractOf(versioned)
        for (const { origin } of defects) expect(origin.pointer).toMatch(/^(\/|$)/)
      }),
      { numRuns: 2000 },
    )
  })
})

function placesOf(
  value: Json,
  path: readonly (string | number)[],
): (readonly (string | number)[])[] {
  const members = isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : []
  return [path, ...members.flatMap(([key, member]) => placesOf(member, [...path, key]))]
}

function replaced(value: Json, path: readonly (string | number)[], by: Json): Json {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (isArray(value)) {
    return value.map((item, index) => (index === key ? replaced(item, rest, by) : item))
  }
  if (!isObject(value)) throw new Error(`nothing at ${formatPointer(path)}`)
  return { ...value, [key]: replaced(value[key] ?? null, rest, by) }
}
