import type { Json } from '../../../../src/core/json/json.ts'

const event: Json = { $ref: 'https://events.example/openapi#/components/schemas/Event' }

/** A document that uses what OpenAPI 3.2 has added. */
export const events: Json = {
  openapi: '3.2.0',
  $self: 'https://events.example/openapi',
  info: { title: 'Events', version: '1' },
  servers: [{ url: 'https://events.example', name: 'production' }],
  tags: [
    { name: 'all', summary: 'All', kind: 'nav' },
    { name: 'some', parent: 'all' },
  ],
  paths: {
    '/events': {
      get: {
        tags: ['some'],
        parameters: [
          {
            in: 'querystring',
            name: 'filter',
            content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
          },
        ],
        responses: {
          '200': {
            summary: 'A stream',
            content: {
              'application/jsonl': { itemSchema: event },
              'application/json-seq': { schema: { maxItems: 9 }, itemSchema: event },
              'text/event-stream': { $ref: '#/components/mediaTypes/Stream' },
            },
          },
        },
      },
      query: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { '200': { description: 'Found' } },
      },
      additionalOperations: { COPY: { responses: { '204': { description: 'Done' } } } },
    },
  },
  components: {
    mediaTypes: {
      Stream: {
        itemSchema: { type: 'object', properties: { data: { type: 'string' } } },
        examples: { one: { dataValue: [{ data: 'a' }], serializedValue: 'data: a\n\n' } },
      },
    },
    schemas: {
      Event: {
        oneOf: [{ $ref: '#/components/schemas/Paid' }, { $ref: '#/components/schemas/Other' }],
        discriminator: { propertyName: 'kind', defaultMapping: 'Other' },
      },
      Paid: { type: 'object', properties: { kind: { const: 'paid' } } },
      Other: { type: 'object', properties: { count: { type: 'integer' } } },
    },
    securitySchemes: {
      device: {
        type: 'oauth2',
        deprecated: true,
        oauth2MetadataUrl: 'https://events.example/meta',
        flows: {
          deviceAuthorization: {
            deviceAuthorizationUrl: 'https://events.example/device',
            tokenUrl: 'https://events.example/token',
            scopes: {},
          },
        },
      },
    },
  },
}
