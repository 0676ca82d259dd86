import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/core/json/json.ts'
import { golden } from '../core/contract/golden.ts'
import { differencesOf } from './spellings.ts'

const odd = 'a/b~c {d}'
const named = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const body = (schema: Json): JsonObject => ({ 'application/json': { schema } })

/** One of everything that documents of 3.0 say about values. */
const schemas: JsonObject = {
  Tree: {
    type: 'object',
    properties: { left: named('Tree'), list: { type: 'array', items: named('Tree') } },
  },
  [odd]: { type: 'string', enum: ['a', 'b', null], nullable: true, default: null },
  Pet: {
    oneOf: [named('Cat'), named('Dog')],
    discriminator: {
      propertyName: 'kind',
      mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' },
    },
  },
  Cat: {
    type: 'object',
    required: ['name', 'kind'],
    properties: {
      kind: { type: 'string', enum: ['cat'] },
      name: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[a-z]+$' },
      lives: {
        type: 'integer',
        format: 'int32',
        minimum: 0,
        exclusiveMinimum: true,
        maximum: 9,
        multipleOf: 1,
      },
      odd: { $ref: '#/components/schemas/a~1b~0c%20%7Bd%7D' },
      at: { type: 'string', format: 'date-time', nullable: true, readOnly: true },
      secret: { type: 'string', writeOnly: true, deprecated: true },
    },
    additionalProperties: false,
  },
  Dog: {
    allOf: [
      { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] },
      {
        type: 'object',
        properties: {
          tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, maxItems: 3 },
        },
      },
    ],
  },
  Map: {
    type: 'object',
    additionalProperties: { type: 'number', minimum: -1.5 },
    minProperties: 1,
  },
  Either: {
    anyOf: [
      { type: 'string', title: 'Text' },
      { type: 'integer', title: 'Number' },
      { type: 'array', items: {} },
    ],
  },
  Never: { not: {} },
  Anything: {},
  Inline: {
    anyOf: [
      { type: 'object', title: 'A', properties: { a: named('Tree') } },
      { type: 'object', title: 'B' },
    ],
  },
}

const responses = (schema: Json): JsonObject => ({
  200: {
    description: 'Fine',
    headers: {
      'X-Left': { schema: { type: 'integer', minimum: 0 } },
      Link: { $ref: '#/components/headers/Link' },
    },
    content: { ...body(schema), 'text/csv': { schema: { type: 'string' } } },
    links: { next: { operationId: 'put', parameters: { id: '$response.body#/id' } } },
  },
  '4XX': { $ref: '#/components/responses/Problem' },
  default: { description: 'Else' },
})

function documentWith(all: JsonObject): JsonObject {
  const get = (name: string): JsonObject => ({
    get: { responses: responses(named(name)), tags: ['all'] },
  })
  const paths = Object.keys(all)
    .filter(name => name !== odd)
    .map(name => [`/${name.toLowerCase()}`, get(name)] as const)
  return {
    openapi: '3.0.3',
    info: { title: 'Everything', version: '1' },
    servers: [{ url: 'https://api.example/v1' }],
    tags: [{ name: 'all' }],
    security: [{ token: ['read'] }, {}],
    paths: {
      ...Object.fromEntries(paths),
      '/things/{id}': {
        parameters: [{ $ref: '#/components/parameters/id' }],
        put: {
          operationId: 'put',
          deprecated: true,
          'x-sunset': '2030-01-01',
          parameters: [
            {
              name: 'filter',
              in: 'query',
              style: 'deepObject',
              explode: true,
              schema: named('Map'),
            },
            { name: 'X-Json', in: 'header', content: body(named('Tree')) },
          ],
          requestBody: {
            required: true,
            content: { ...body(named('Pet')), 'multipart/form-data': { schema: named('Cat') } },
          },
          responses: responses(named('Pet')),
          callbacks: {
            done: {
              '{$request.body#/url}': {
                post: { requestBody: { content: body(named('Dog')) }, responses: {} },
              },
            },
          },
        },
      },
      '/same/{id}': { $ref: '#/paths/~1things~1%7Bid%7D' },
    },
    'x-webhooks': {
      changed: {
        post: {
          requestBody: { content: body(named('Cat')) },
          responses: { 200: { description: '' } },
        },
      },
    },
    components: {
      schemas: all,
      parameters: {
        id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      },
      headers: { Link: { schema: { type: 'string' } } },
      responses: {
        Problem: {
          description: 'Wrong',
          content: body({ type: 'object', properties: { code: { type: 'string' } } }),
        },
      },
      securitySchemes: {
        token: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: '' } } },
        },
      },
    },
  }
}

const smallWith = (Made: JsonObject): JsonObject => ({
  openapi: '3.0.3',
  info: { title: 'Small', version: '1' },
  paths: {
    '/made': {
      post: {
        requestBody: { content: body(named('Made')) },
        responses: { 200: { description: '', content: body(named('Made')) } },
      },
    },
  },
  components: { schemas: { Made, Tree: schemas['Tree'] ?? {} } },
})

const differing = (root: JsonObject): unknown[] =>
  [...differencesOf(root)].filter(({ changes }) => changes.length > 0)

const scalar = fc.oneof(
  fc.record({ type: fc.constant('string'), format: fc.constantFrom('uri', 'date', 'made-up') }),
  fc.record({ type: fc.constant('string'), nullable: fc.boolean(), maxLength: fc.nat(9) }),
  fc.record({
    type: fc.constantFrom('integer', 'number'),
    minimum: fc.integer(),
    nullable: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('string'),
    enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  }),
  fc.constantFrom<JsonObject[]>({}, named('Tree'), named('Made'), {
    type: 'boolean',
    default: false,
  }),
)
const { schema } = fc.letrec<{ schema: JsonObject }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.record({ type: fc.constant('array'), items: tie('schema'), nullable: fc.boolean() }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(
        fc.constantFrom('a', 'b', 'type', '__proto__', 'description'),
        tie('schema'),
        { noNullPrototype: true },
      ),
      required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
    }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

describe('the same document in another spelling', () => {
  test('is told to be the same, with one of everything in it', () => {
    expect(differing(documentWith(schemas))).toEqual([])
    expect(differing(golden as JsonObject)).toEqual([])
  })

  test('is told to be the same for any schema', () => {
    fc.assert(
      fc.property(schema, made => {
        expect(differing(smallWith(made))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
