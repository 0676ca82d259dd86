import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { resolveReference } from '../../../../src/core/shape/schema/reference.ts'
import type { Dialect, SourceDocument } from '../../../../src/core/shape/schema/schema.ts'
import { schemaFrom } from '../../../support/schema.ts'

const root: Json = {
  $defs: {
    plain: { type: 'string' },
    'a/b %': { type: 'null' },
    anchored: { $anchor: 'here', type: 'integer' },
    identified: { $id: 'other.json', $defs: { inner: { type: 'array' } } },
  },
  enum: [{ $anchor: 'data' }],
}

function target(reference: string, dialect: Dialect = 'json-schema-2020-12'): string | undefined {
  const document = { ...(root as Record<string, Json>), properties: { at: { $ref: reference } } }
  return resolveReference(schemaFrom(document, dialect, '/properties/at'))?.pointer
}

describe('resolveReference', () => {
  test.each([
    { name: 'the document itself', reference: '#', pointer: '' },
    { name: 'a pointer', reference: '#/$defs/plain', pointer: '/$defs/plain' },
    {
      name: 'a pointer that is percent-encoded',
      reference: '#/$defs/a~1b%20%25',
      pointer: '/$defs/a~1b %',
    },
    {
      name: 'a pointer that is badly encoded, as it stands',
      reference: '#/$defs/a~1b %',
      pointer: '/$defs/a~1b %',
    },
    { name: 'an anchor', reference: '#here', pointer: '/$defs/anchored' },
    { name: 'an id', reference: 'other.json', pointer: '/$defs/identified' },
    {
      name: 'a pointer from an id',
      reference: 'other.json#/$defs/inner',
      pointer: '/$defs/identified/$defs/inner',
    },
    { name: 'nothing, for a pointer to nowhere', reference: '#/$defs/none', pointer: undefined },
    { name: 'nothing, for a value that is no schema', reference: '#/enum', pointer: undefined },
    { name: 'nothing, for an anchor inside data', reference: '#data', pointer: undefined },
    {
      name: 'nothing, for a document that is not there',
      reference: 'gone.json',
      pointer: undefined,
    },
  ])('finds $name', ({ reference, pointer }) => {
    expect(target(reference)).toBe(pointer)
  })

  test('finds another document by the text of the reference or by its URI', () => {
    const common: SourceDocument = {
      uri: 'https://example.com/api/common.yaml',
      root: { User: { type: 'object' } },
      dialect: 'openapi-3.0',
    }
    const find = (key: string, reference: string) => {
      const value = { $ref: reference }
      const document: SourceDocument = {
        uri: 'https://example.com/api/openapi.yaml',
        root: value,
        dialect: 'openapi-3.0',
        others: new Map([[key, common]]),
      }
      return resolveReference({ document, pointer: '', value })
    }
    expect(find('./common.yaml', './common.yaml#/User')?.document).toBe(common)
    expect(find(common.uri, 'common.yaml#/User')?.document).toBe(common)
    expect(find(common.uri, 'else.yaml#/User')).toBeNull()
  })

  test('takes one step of a ring', () => {
    const ring = schemaFrom({ a: { $ref: '#/b' }, b: { $ref: '#/a' } }, 'openapi-3.0', '/a')
    expect(resolveReference(ring)?.pointer).toBe('/b')
  })
})
