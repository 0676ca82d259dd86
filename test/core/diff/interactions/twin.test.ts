import * as peer from '@pactflow/openapi-pact-comparator'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPact } from '../../../../src/core/contract/pact/read-pact.ts'
import { comparePact } from '../../../../src/core/diff/interactions/compare-pact.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { ruleFor } from '../../../../src/core/rules/judge.ts'
import { contractOf } from '../documents.ts'

interface Result {
  readonly type: string
  readonly mockDetails?: { readonly location: string }
}

/** Its own types lead nowhere. */
const { Comparator } = peer as unknown as {
  readonly Comparator: new (options: { readonly oas: unknown }) => {
    compare(pact: unknown): AsyncIterable<Result>
  }
}

const names = fc.constantFrom('a', 'b', 'c')

const leaf: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { type: 'string' },
  { type: 'integer' },
  { type: 'boolean', nullable: true },
  { type: 'string', enum: ['x', 'y'] },
  { type: 'string', format: 'date' },
  { type: 'number', minimum: 0, exclusiveMinimum: true },
)

const { schema } = fc.letrec<{ schema: Json; object: Json }>(tie => ({
  object: fc
    .record({
      properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
      required: fc.uniqueArray(names, { maxLength: 2 }),
      additionalProperties: fc.constantFrom(undefined, true, false, { type: 'string' }),
      nullable: fc.constantFrom(undefined, true),
    })
    .map(({ required, ...parts }) => ({
      type: 'object',
      ...(JSON.parse(JSON.stringify(parts)) as JsonObject),
      ...(required.length > 0 && { required }),
    })),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('object'),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.constant({ $ref: '#/components/schemas/Shared' }),
    fc.tuple(tie('schema'), leaf).map(anyOf => ({ anyOf })),
  ),
}))

const body = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>('x', 'long', 1, -1, 1.5, true, null, '2026-01-01'),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
})).value

/** Whether each of the interactions is incompatible, in the eyes of the comparator. */
async function theirs(oas: JsonObject, pact: JsonObject, count: number): Promise<boolean[]> {
  const comparator = new Comparator(structuredClone({ oas }))
  const refused = Array.from({ length: count }, () => false)
  for await (const { type, mockDetails } of comparator.compare(structuredClone(pact))) {
    const index = /interactions\[(\d+)\]/.exec(mockDetails?.location ?? '')?.[1]
    if (type === 'error' && index !== undefined) refused[Number(index)] = true
  }
  return refused
}

function ours(oas: JsonObject, pact: JsonObject): boolean[] {
  const read = readPact({ uri: 'pact.json', root: pact, dialect: 'pact' })
  return comparePact(read, { contract: contractOf(oas, '3.0'), messages: null }).map(
    ({ changes }) => changes?.some(change => ruleFor(change, 0)?.level === 'error') === true,
  )
}

describe('the comparator of the field', () => {
  test('says the same of bodies, sent and expected', async () => {
    const verdicts = new Set<boolean>()
    const example = fc.tuple(schema, schema, fc.array(body, { minLength: 4, maxLength: 8 }))
    await fc.assert(
      fc.asyncProperty(example, async ([root, shared, bodies]) => {
        const content = { 'application/json': { schema: root } }
        const oas = {
          openapi: '3.0.3',
          info: { title: 'acme', version: '1' },
          paths: {
            '/r': {
              get: { responses: { 200: { description: 'ok', content } } },
              post: {
                requestBody: { required: true, content },
                responses: { 201: { description: 'ok' } },
              },
            },
          },
          components: { schemas: { Shared: isReference(shared) ? {} : shared } },
        }
        const headers = { 'Content-Type': 'application/json' }
        const interactions = bodies
          .filter(value => value !== null)
          .flatMap((value): Json[] => [
            { request: { method: 'GET', path: '/r' }, response: { status: 200, body: value } },
            {
              request: { method: 'POST', path: '/r', headers, body: value },
              response: { status: 201 },
            },
          ])
        const pact = { consumer: { name: 'c' }, provider: { name: 'p' }, interactions }
        const expected = await theirs(oas, pact, interactions.length)
        expect(ours(oas, pact)).toEqual(expected)
        for (const verdict of expected) verdicts.add(verdict)
      }),
      { numRuns: 40 },
    )
    expect(verdicts.size).toBe(2)
  })
})

/** A reference of a schema to itself says nothing, and the two sides need not agree on nothing. */
function isReference(value: Json): boolean {
  return JSON.stringify(value).includes('$ref')
}
