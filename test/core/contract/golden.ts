import type { Json } from '../../../src/core/json/json.ts'
import type { Contract } from '../../../src/core/contract/contract.ts'
import { documentKind } from '../../../src/core/contract/openapi/document-kind.ts'
import { readContract } from '../../../src/core/contract/openapi/read-contract.ts'
import type { SourceDocument } from '../../../src/core/shape/schema/schema.ts'

export function sourceOf(root: Json, uri = 'shop.json'): SourceDocument {
  const kind = documentKind(root)
  return { uri, root, dialect: 'dialect' in kind ? kind.dialect : 'openapi-3.1' }
}

export function contractOf(root: Json): Contract {
  return readContract(sourceOf(root), 'shop')
}

/** A document with one path, for what needs no more. */
export function withPath(path: string, item: Json, more: Record<string, Json> = {}): Json {
  return {
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: { [path]: item },
    ...more,
  }
}

const ok: Json = { description: 'Done' }

/** A document that has one of everything that a contract holds. */
export const golden: Json = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '2024-05-01', description: 'Sells.' },
  servers: [
    {
      url: 'https://{region}.shop.example/{base}',
      variables: { region: { default: 'eu', enum: ['eu', 'us'] }, base: { default: 'v2' } },
    },
  ],
  tags: [{ name: 'orders', description: 'All about orders' }, { name: 'files' }],
  security: [{ token: [] }],
  'x-audience': { teams: ['sales'] },
  paths: {
    '/orders': {
      parameters: [
        { $ref: '#/components/parameters/Page' },
        { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
      ],
      get: {
        operationId: 'listOrders',
        tags: ['orders'],
        summary: 'Lists.',
        parameters: [
          { name: 'page', in: 'query', required: true, schema: { type: 'integer' } },
          {
            name: 'filter',
            in: 'query',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        ],
        responses: {
          default: { $ref: '#/components/responses/Problem' },
          '200': {
            description: 'A page',
            headers: { Link: { $ref: '#/components/headers/Link' } },
            content: {
              'Application/JSON; charset=utf-8': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
                examples: { one: { value: [{ description: 'kept out of pins' }] } },
              },
            },
            links: { next: { operationId: 'listOrders' } },
          },
          '4XX': { $ref: '#/components/responses/Problem' },
        },
      },
      post: {
        deprecated: true,
        'x-sunset': '2030-01-01',
        'x-stability-level': 'beta',
        security: [{ token: ['write'], key: [] }, {}],
        requestBody: { $ref: '#/components/requestBodies/NewOrder' },
        responses: { '201': ok },
        callbacks: {
          paid: { '{$request.body#/hook}': { post: { responses: { '204': ok } } } },
        },
      },
    },
    '/files/{name}.{ext}': {
      servers: [{ url: 'https://files.shop.example' }],
      parameters: ['name', 'ext'].map(name => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      get: { security: [], responses: { '200': ok } },
    },
  },
  webhooks: { orderPaid: { post: { responses: { '200': ok } } } },
  components: {
    parameters: {
      Page: { name: 'page', in: 'query', style: 'form', schema: { type: 'string' } },
    },
    headers: { Link: { description: 'RFC 8288', schema: { type: 'string' } } },
    requestBodies: {
      NewOrder: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { $ref: '#/components/schemas/Order' },
            encoding: { scan: { contentType: 'image/png' } },
          },
        },
      },
    },
    responses: {
      Problem: {
        description: 'It went wrong',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
    schemas: {
      Order: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', description: 'Given by us', example: 'o-1' },
          description: { type: ['string', 'null'] },
          parent: { $ref: '#/components/schemas/Order' },
          payment: {
            oneOf: [{ $ref: '#/components/schemas/Card' }],
            discriminator: { propertyName: 'kind', mapping: { cash: 'Cash' } },
          },
        },
      },
      Card: { type: 'object', properties: { kind: { const: 'card' } } },
      Cash: { type: 'object', properties: { kind: { const: 'cash' } } },
      Problem: { type: 'object', default: { description: 'data, not a note' } },
      Unused: true,
    },
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      unused: { type: 'http', scheme: 'basic' },
    },
  },
}
