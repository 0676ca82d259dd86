import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json/json.ts'
import { validateSpec } from '../../../src/edges/specs/validate-spec.ts'
import type { LoadedDocument } from '../../../src/ports/specs.ts'
import { golden, sourceOf } from '../../core/contract/golden.ts'

const info = { title: 'a', version: '1' }
const get = (more: object): Json => ({
  openapi: '3.0.3',
  info,
  paths: { '/a': { get: { responses: { '200': { description: '' } }, ...more } } },
})

function loaded(root: Json): LoadedDocument {
  const start = { line: 1, column: 1 }
  const text = ''
  const rest = { text, sha256: '', format: 'json', warnings: [], locate: () => start } as const
  return { document: sourceOf(root), ...rest }
}

describe('validateSpec', () => {
  test('finds nothing in a sound document', async () => {
    expect(await validateSpec(loaded(golden))).toEqual([])
  })

  test.each([
    {
      name: 'a missing field',
      root: get({ responses: { '200': {} } }),
      at: '/paths/~1a/get/responses/200',
      reason: 'the field `description` is missing',
    },
    {
      name: 'an unknown field',
      root: get({ answers: 'sk_live_1' }),
      at: '/paths/~1a/get',
      reason: 'the field `answers` is unknown to OpenAPI here',
    },
    {
      name: 'a wrong type',
      root: get({ tags: 'sk_live_1' }),
      at: '/paths/~1a/get/tags',
      reason: 'this must be of type array',
    },
    {
      name: 'a wrong word in one of several forms',
      root: get({ parameters: [{ name: 'x', in: 'sk_live_1', schema: {} }] }),
      at: '/paths/~1a/get/parameters/0/in',
      reason: 'this must be one of `path`, `query`, `header`, `cookie`',
    },
    {
      name: 'a wrong word deep in schemas',
      root: {
        ...(get({}) as object),
        components: { schemas: { A: { items: { type: 'strin' } } } },
      },
      at: '/components/schemas/A/items/type',
      reason: 'this must be one of `array`, `boolean`, `integer`, `number`, `object`, `string`',
    },
  ])('tells $name once, in our words', async ({ root, at, reason }) => {
    const defects = await validateSpec(loaded(root))
    expect(defects).toEqual([{ reason, origin: { file: 'shop.json', pointer: at } }])
  })

  test('takes schemas that refer to each other by the hundred', async () => {
    const names = Array.from({ length: 900 }, (_, index) => `S${index}`)
    const properties = Object.fromEntries(
      names.slice(0, 30).map(name => [name, { $ref: `#/components/schemas/${name}` }]),
    )
    const schemas = Object.fromEntries(names.map(name => [name, { properties }]))
    const root = { ...(get({}) as object), components: { schemas } }
    expect(await validateSpec(loaded(root))).toEqual([])
  })

  test('a failure of the validator is no defect of the document', async () => {
    expect(await validateSpec(loaded({ openapi: '3.2.0', info, paths: {} }))).toEqual([])
  })

  test('gives up after its bound and says so', async () => {
    const told: number[] = []
    const onTimeout = (ms: number): void => void told.push(ms)
    const options = { timeoutMs: 0, onTimeout }
    expect(await validateSpec(loaded(get({ answers: 1 })), options)).toEqual([])
    expect(await validateSpec(loaded(get({})), { onTimeout })).toEqual([])
    expect(told).toEqual([0])
  })

  test.each([
    {
      name: 'OpenAPI 2.0',
      root: { swagger: '2.0', info, paths: { '/a': { get: { responses: { '200': {} } } } } },
      defect: { at: '/paths/~1a/get/responses/200', reason: 'the field `description` is missing' },
    },
    {
      name: 'OpenAPI 3.1',
      root: { openapi: '3.1.0', info: { title: 'a' }, paths: {} },
      defect: { at: '/info', reason: 'the field `version` is missing' },
    },
  ])('knows $name', async ({ root, defect }) => {
    const defects = await validateSpec(loaded(root))
    expect(defects.map(({ origin, reason }) => ({ at: origin.pointer, reason }))).toContainEqual(
      defect,
    )
  })

  test('does not follow references into other files', async () => {
    const schema = { $ref: 'other.yaml#/A' }
    const responses = { '200': { description: '', content: { 'application/json': { schema } } } }
    expect(await validateSpec(loaded(get({ responses })))).toEqual([])
  })
})
