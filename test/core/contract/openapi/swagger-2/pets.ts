import type { Json } from '../../../../../src/core/json/json.ts'

const done: Json = { '204': { description: 'Done' } }
const text: Json = { type: 'string' }

const pet = (discriminator: Json, nullable: Json, self: string): Json => ({
  type: 'object',
  discriminator,
  required: ['name', 'kind'],
  properties: {
    name: { type: 'string', ...(nullable as object) },
    kind: { type: 'string', enum: ['cat', 'dog'] },
    age: { type: 'number', minimum: 0, exclusiveMinimum: true },
    parent: { $ref: self },
  },
})

const problem: Json = { type: 'object', properties: { message: text } }
const limit: Json = { type: 'integer', minimum: 1, maximum: 100, default: 20 }
const scopes: Json = { read: 'Reads', description: 'Describes' }
const list = (items: Json): Json => ({ type: 'array', items })

/** An API in OpenAPI 2.0 … */
export const pets2: Json = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  host: 'pets.example',
  basePath: '/v1/',
  schemes: ['https', 'http'],
  consumes: ['application/json'],
  produces: ['application/json'],
  security: [{ key: [] }],
  securityDefinitions: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    basic: { type: 'basic' },
    oauth: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://a.example/auth',
      tokenUrl: 'https://a.example/token',
      scopes,
    },
  },
  parameters: {
    Limit: { name: 'limit', in: 'query', ...(limit as object) },
    NewPet: {
      name: 'pet',
      in: 'body',
      required: true,
      schema: { $ref: '#/definitions/Pet' },
    },
  },
  responses: { Problem: { description: 'No', schema: { $ref: '#/definitions/Problem' } } },
  paths: {
    '/pets': {
      parameters: [{ $ref: '#/parameters/Limit' }],
      get: {
        operationId: 'listPets',
        parameters: [
          { name: 'tags', in: 'query', ...(list(text) as object), collectionFormat: 'multi' },
          { name: 'ids', in: 'query', ...(list({ type: 'integer' }) as object) },
          { name: 'sort', in: 'query', ...(list(text) as object), collectionFormat: 'pipes' },
          { name: 'near', in: 'query', ...(list(text) as object), collectionFormat: 'ssv' },
          { name: 'X-Trace', in: 'header', type: 'string' },
        ],
        responses: {
          '200': {
            description: 'A page',
            headers: { 'X-Rate': { type: 'integer' } },
            schema: list({ $ref: '#/definitions/Pet' }),
          },
          default: { $ref: '#/responses/Problem' },
        },
      },
      post: {
        security: [{ oauth: ['read'] }, { basic: [] }],
        schemes: ['https'],
        parameters: [{ $ref: '#/parameters/NewPet' }],
        responses: { '201': { description: 'Made', schema: { $ref: '#/definitions/Pet' } } },
      },
    },
    '/pets/{id}/photo': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      get: {
        produces: ['image/png'],
        responses: { '200': { description: 'It', schema: { type: 'file' } } },
      },
      post: {
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'photo', in: 'formData', type: 'file', required: true },
          { name: 'labels', in: 'formData', ...(list(text) as object) },
        ],
        responses: done,
      },
      put: {
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [{ name: 'note', in: 'formData', type: 'string', maxLength: 9 }],
        responses: done,
      },
    },
  },
  definitions: { Pet: pet('kind', { 'x-nullable': true }, '#/definitions/Pet'), Problem: problem },
}

const json = (schema: Json): Json => ({ 'application/json': { schema } })
const petRef: Json = { $ref: '#/components/schemas/Pet' }

/** … and the same API in OpenAPI 3.0. */
export const pets3: Json = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.example/v1' }, { url: 'http://pets.example/v1' }],
  security: [{ key: [] }],
  paths: {
    '/pets': {
      parameters: [{ $ref: '#/components/parameters/Limit' }],
      get: {
        operationId: 'listPets',
        parameters: [
          { name: 'tags', in: 'query', schema: list(text) },
          { name: 'ids', in: 'query', explode: false, schema: list({ type: 'integer' }) },
          ...[
            ['sort', 'pipeDelimited'],
            ['near', 'spaceDelimited'],
          ].map(([name = '', style = '']) => ({
            name,
            in: 'query',
            style,
            explode: false,
            schema: list(text),
          })),
          { name: 'X-Trace', in: 'header', schema: text },
        ],
        responses: {
          '200': {
            description: 'A page',
            headers: { 'X-Rate': { schema: { type: 'integer' } } },
            content: json(list(petRef)),
          },
          default: { $ref: '#/components/responses/Problem' },
        },
      },
      post: {
        security: [{ oauth: ['read'] }, { basic: [] }],
        servers: [{ url: 'https://pets.example/v1' }],
        requestBody: { required: true, content: json(petRef) },
        responses: { '201': { description: 'Made', content: json(petRef) } },
      },
    },
    '/pets/{id}/photo': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: {
        responses: {
          '200': {
            description: 'It',
            content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
          },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['photo'],
                properties: { photo: { type: 'string', format: 'binary' }, labels: list(text) },
              },
              encoding: { labels: { style: 'form', explode: false } },
            },
          },
        },
        responses: done,
      },
      put: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', properties: { note: { type: 'string', maxLength: 9 } } },
            },
          },
        },
        responses: done,
      },
    },
  },
  components: {
    parameters: { Limit: { name: 'limit', in: 'query', schema: limit } },
    responses: {
      Problem: { description: 'No', content: json({ $ref: '#/components/schemas/Problem' }) },
    },
    schemas: {
      Pet: pet({ propertyName: 'kind' }, { nullable: true }, '#/components/schemas/Pet'),
      Problem: problem,
    },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      basic: { type: 'http', scheme: 'basic' },
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: 'https://a.example/auth',
            tokenUrl: 'https://a.example/token',
            scopes,
          },
        },
      },
    },
  },
}
