import type { Contract } from '../../../../src/core/contract/contract.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { contractOf } from '../../contract/golden.ts'

const integer = { type: 'integer' }
const body = (content: Json, required = true): Json => ({ required, content })
const done = { responses: { 200: { description: 'Done' } } }

/** A contract whose requests have every kind of parameter and body. */
export const shop: Contract = contractOf({
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'k' } } },
  paths: {
    '/orders': {
      get: {
        ...done,
        parameters: [
          { name: 'page', in: 'query', required: true, schema: { type: 'integer', maximum: 99 } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: integer } },
          { name: 'open', in: 'query', allowEmptyValue: true, schema: { type: 'boolean' } },
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            schema: { type: 'object', required: ['from'], properties: { from: integer } },
          },
          {
            name: 'q',
            in: 'query',
            content: { 'application/json': { schema: { type: 'array' } } },
          },
          { name: 'X-Trace', in: 'header', required: true, schema: integer },
          { name: 'Accept', in: 'header', required: true, schema: integer },
          { name: 's', in: 'cookie', required: true, schema: integer },
        ],
      },
      post: {
        ...done,
        requestBody: body({
          'application/json': {
            schema: {
              type: 'object',
              required: ['id', 'total'],
              properties: { id: { type: 'integer', readOnly: true }, total: integer },
            },
          },
        }),
      },
    },
    '/orders/{id}': {
      get: { ...done, parameters: [{ name: 'id', in: 'path', required: true, schema: integer }] },
    },
    '/forms': {
      post: {
        ...done,
        requestBody: body({
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['n'],
              properties: {
                n: integer,
                tags: { type: 'array', items: integer },
                map: { type: 'object', properties: { a: integer } },
              },
            },
            encoding: { tags: { style: 'form', explode: false } },
          },
        }),
      },
    },
    '/files': {
      post: {
        ...done,
        requestBody: body({
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file', 'meta'],
              properties: {
                file: { type: 'string', format: 'binary' },
                meta: { type: 'object', required: ['n'], properties: { n: integer } },
              },
            },
            encoding: { file: { contentType: 'image/png, image/*' } },
          },
        }),
      },
    },
  },
})
