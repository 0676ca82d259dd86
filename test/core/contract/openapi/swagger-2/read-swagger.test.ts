import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contract, Operation } from '../../../../../src/core/contract/contract.ts'
import { findOperation } from '../../../../../src/core/contract/find-operation.ts'
import { pinContract } from '../../../../../src/core/contract/pin/pin-contract.ts'
import { readPin } from '../../../../../src/core/contract/pin/read-pin.ts'
import { diffContracts } from '../../../../../src/core/diff/contracts.ts'
import { isArray, isObject, type Json } from '../../../../../src/core/json/json.ts'
import { contractOf } from '../../golden.ts'
import { pets2, pets3 } from './pets.ts'

const two = contractOf(pets2)
const three = contractOf(pets3)
const about = { source: 'pets.json', sha256: '00', pinnedAt: '2024-05-01' }

function swagger(paths: Json, more: Record<string, Json> = {}): Contract {
  return contractOf({ swagger: '2.0', info: { title: 'A', version: '1' }, paths, ...more })
}

function operation(parameters: Json, more: Record<string, Json> = {}): Operation | undefined {
  const responses = { '200': { description: '', schema: {} } }
  return swagger({ '/a': { post: { parameters, responses, ...more } } }).operations[0]
}

function outline(contract: Contract): unknown {
  return contract.operations.map(({ key, parameters, body, responses, servers, security }) => [
    key,
    servers,
    security,
    parameters.map(each => [each.in, each.name, each.required, each.style, each.explode]),
    body && [body.required, body.content.map(media => [media.mediaType, media.encoding])],
    responses.map(({ status, headers, content }) => [
      status,
      headers.map(header => [header.name, header.style, header.explode]),
      content.map(media => media.mediaType),
    ]),
  ])
}

function schemesOf(contract: Contract): unknown {
  return Array.from(contract.securitySchemes.values(), ({ name, definition }) => [name, definition])
}

describe('readSwagger', () => {
  test('reads an API as its twin in OpenAPI 3.0 is read', () => {
    expect(two.defects).toEqual([])
    expect(outline(two)).toEqual(outline(three))
    expect([two.servers, two.info, two.dialect]).toEqual([
      ['https://pets.example/v1', 'http://pets.example/v1'],
      { title: 'Pets', version: '1' },
      'openapi-2.0',
    ])
    expect(schemesOf(two)).toEqual(schemesOf(three))
  })

  test('gives no change against its twin, on either side', () => {
    expect(diffContracts(two, three)).toEqual([])
    expect(diffContracts(three, two)).toEqual([])
  })

  test('gives the change that there is', () => {
    const text = JSON.stringify(pets2).replace('"maxLength":9', '"maxLength":8')
    const changes = diffContracts(three, contractOf(JSON.parse(text) as Json))
    expect(changes).toMatchObject([{ place: '/note', base: 9, revision: 8 }])
  })

  test('is pinned, whole and in part, and read again without a change', () => {
    const pin = readPin(pinContract(two, about), 'pets.pin.json')
    expect(diffContracts(two, pin)).toEqual([])
    const part = pinContract(two, { ...about, operations: ['GET /pets'] })
    expect(readPin(part, 'pets.pin.json').operations.map(({ key }) => key)).toEqual(['GET /pets'])
    expect(part).not.toContain('photo')
    expect(part).toContain('"Problem"')
  })

  test('finds the operation of a URL below the base path', () => {
    const found = findOperation(two, 'get', 'https://pets.example/v1/pets/7/photo')
    expect(found?.operation.key).toBe('GET /pets/{id}/photo')
  })

  test.each([
    { collectionFormat: 'csv', in: 'query', style: 'form', explode: false },
    { collectionFormat: 'multi', in: 'query', style: 'form', explode: true },
    { collectionFormat: 'tsv', in: 'query', style: 'tabDelimited', explode: false },
    { collectionFormat: 'csv', in: 'header', style: 'simple', explode: false },
    { collectionFormat: 'pipes', in: 'header', style: 'pipeDelimited', explode: false },
  ])('reads $collectionFormat in $in', ({ collectionFormat, in: place, style, explode }) => {
    const items = { type: 'string' }
    const list = { name: 'q', in: place, type: 'array', items, collectionFormat }
    expect(operation([list])?.parameters).toMatchObject([{ style, explode }])
  })

  test.each([
    {
      name: 'a form without a type',
      type: 'string',
      consumes: [],
      is: 'application/x-www-form-urlencoded',
    },
    { name: 'a file without a type', type: 'file', consumes: [], is: 'multipart/form-data' },
    {
      name: 'a form among others',
      type: 'string',
      consumes: ['application/json', 'multipart/form-data'],
      is: 'multipart/form-data',
    },
  ])('gives $name a media type', ({ type, consumes, is }) => {
    const form = operation([{ name: 'f', in: 'formData', type }], { consumes })
    expect(form?.body?.content.map(({ mediaType }) => mediaType)).toEqual([is])
  })

  test('says nothing of media types where the document does not', () => {
    const { body, responses } = operation([{ name: 'b', in: 'body', schema: {} }]) ?? {}
    expect(body?.content).toMatchObject([{ mediaType: 'application/json' }])
    expect(responses?.[0]?.content).toMatchObject([{ mediaType: '*/*' }])
  })

  test.each([
    {
      name: 'a list of items in a parameter',
      parameters: [{ name: 'q', in: 'query', type: 'array', items: [{ type: 'string' }] }],
      reason: '`items` must be one schema, not a list',
    },
    {
      name: 'a body beside a form',
      parameters: [
        { name: 'b', in: 'body', schema: {} },
        { name: 'f', in: 'formData', type: 'string' },
      ],
      reason: 'an operation has a `body` or `formData`, not both',
    },
    {
      name: 'a place of OpenAPI 3',
      parameters: [{ name: 'q', in: 'cookie', type: 'string' }],
      reason: 'the parameter has no `in` that OpenAPI knows',
    },
  ])('tells $name', ({ parameters, reason }) => {
    const responses = { '200': { description: '' } }
    const { defects } = swagger({ '/a': { post: { parameters, responses } } })
    expect(defects.map(defect => defect.reason)).toEqual([reason])
  })

  test('no value of another type anywhere makes the reader fail', () => {
    const places = placesOf(pets2)
    const odd: Json[] = [null, 0, 'text', true, [], {}, [null], { $ref: 5 }, { $ref: '#/nowhere' }]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...odd), (place, value) => {
        const root = replaced(pets2, place, value)
        const read = contractOf({ ...(isObject(root) ? root : {}), swagger: '2.0' })
        for (const { origin } of read.defects) expect(origin.pointer).toMatch(/^(\/|$)/)
        diffContracts(read, read)
      }),
      { numRuns: 1000 },
    )
  })
})

type Path = readonly (string | number)[]

function placesOf(value: Json, path: Path = []): Path[] {
  const members = isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : []
  return [path, ...members.flatMap(([key, member]) => placesOf(member, [...path, key]))]
}

function replaced(value: Json, [key, ...rest]: Path, by: Json): Json {
  if (key === undefined) return by
  if (isArray(value)) {
    return value.map((item, index) => (index === key ? replaced(item, rest, by) : item))
  }
  return isObject(value) ? { ...value, [key]: replaced(value[key] ?? null, rest, by) } : value
}
