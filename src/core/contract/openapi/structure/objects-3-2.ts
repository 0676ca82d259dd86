import type { Form, ObjectForm, ObjectName } from './form.ts'
import { securityObjects32 } from './security-objects-3-2.ts'

/** By name, or by position in a sequence. */
const encodings = {
  encoding: { map: 'Encoding' },
  prefixEncoding: { list: 'Encoding' },
  itemEncoding: 'Encoding',
} as const satisfies Record<string, Form>
const encodingsApart = [
  ['encoding', 'prefixEncoding'],
  ['encoding', 'itemEncoding'],
]
const described = { summary: 'text', description: 'text' } as const
const callbacks: Form = { map: { map: 'PathItem' } }

/** What may stand in a parameter and in a header alike. */
const carried = {
  description: 'text',
  required: 'flag',
  deprecated: 'flag',
  explode: 'flag',
  schema: 'schema',
  example: 'any',
  examples: { map: 'Example' },
  content: { map: 'MediaType' },
} as const satisfies Record<string, Form>

const apart = [
  ['schema', 'content'],
  ['example', 'examples'],
]

/**
 * The objects of OpenAPI 3.2, field by field.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html, section 4, whose tables these are.
 */
export const objects32: Readonly<Record<ObjectName, ObjectForm>> = {
  Document: {
    fields: {
      openapi: 'text',
      $self: 'text',
      info: 'Info',
      jsonSchemaDialect: 'text',
      servers: { list: 'Server' },
      paths: { map: 'PathItem' },
      webhooks: { map: 'PathItem' },
      components: 'Components',
      security: { list: { map: 'texts' } },
      tags: { list: 'Tag' },
      externalDocs: 'ExternalDocs',
    },
    required: ['openapi', 'info'],
  },
  Info: {
    fields: {
      ...described,
      title: 'text',
      version: 'text',
      termsOfService: 'text',
      contact: 'Contact',
      license: 'License',
    },
    required: ['title', 'version'],
  },
  Contact: { fields: { name: 'text', url: 'text', email: 'text' } },
  License: {
    fields: { name: 'text', identifier: 'text', url: 'text' },
    required: ['name'],
    apart: [['identifier', 'url']],
  },
  Server: {
    fields: { url: 'text', description: 'text', name: 'text', variables: { map: 'Variable' } },
    required: ['url'],
  },
  Variable: {
    fields: { enum: 'texts', default: 'text', description: 'text' },
    required: ['default'],
  },
  Components: {
    fields: {
      schemas: { map: 'schema' },
      responses: { map: 'Response' },
      parameters: { map: 'Parameter' },
      examples: { map: 'Example' },
      requestBodies: { map: 'RequestBody' },
      headers: { map: 'Header' },
      securitySchemes: { map: 'SecurityScheme' },
      links: { map: 'Link' },
      callbacks,
      pathItems: { map: 'PathItem' },
      mediaTypes: { map: 'MediaType' },
    },
  },
  PathItem: {
    fields: {
      ...described,
      $ref: 'text',
      ...Object.fromEntries(
        ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'].map(
          method => [method, 'Operation'] as const,
        ),
      ),
      additionalOperations: { map: 'Operation' },
      servers: { list: 'Server' },
      parameters: { list: 'Parameter' },
    },
  },
  Operation: {
    fields: {
      ...described,
      tags: 'texts',
      externalDocs: 'ExternalDocs',
      operationId: 'text',
      parameters: { list: 'Parameter' },
      requestBody: 'RequestBody',
      responses: { map: 'Response' },
      callbacks,
      deprecated: 'flag',
      security: { list: { map: 'texts' } },
      servers: { list: 'Server' },
    },
  },
  ExternalDocs: { fields: { description: 'text', url: 'text' }, required: ['url'] },
  Parameter: {
    fields: {
      ...carried,
      name: 'text',
      in: { oneOf: ['query', 'querystring', 'header', 'path', 'cookie'] },
      allowEmptyValue: 'flag',
      allowReserved: 'flag',
      style: 'text',
    },
    required: ['name', 'in'],
    requiredBy: { field: 'in', values: { path: ['required'], querystring: ['content'] } },
    apart,
    reference: true,
  },
  RequestBody: {
    fields: { description: 'text', content: { map: 'MediaType' }, required: 'flag' },
    required: ['content'],
    reference: true,
  },
  MediaType: {
    fields: {
      schema: 'schema',
      itemSchema: 'schema',
      example: 'any',
      examples: { map: 'Example' },
      ...encodings,
    },
    apart: [['example', 'examples'], ...encodingsApart],
    reference: true,
  },
  Encoding: {
    fields: {
      contentType: 'text',
      headers: { map: 'Header' },
      style: { oneOf: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
      explode: 'flag',
      allowReserved: 'flag',
      ...encodings,
    },
    apart: encodingsApart,
  },
  Response: {
    fields: {
      ...described,
      headers: { map: 'Header' },
      content: { map: 'MediaType' },
      links: { map: 'Link' },
    },
    reference: true,
  },
  Example: {
    fields: {
      ...described,
      dataValue: 'any',
      serializedValue: 'text',
      externalValue: 'text',
      value: 'any',
    },
    apart: [
      ['value', 'externalValue'],
      ['value', 'dataValue'],
      ['value', 'serializedValue'],
      ['serializedValue', 'externalValue'],
    ],
    reference: true,
  },
  Link: {
    fields: {
      operationRef: 'text',
      operationId: 'text',
      parameters: { map: 'any' },
      requestBody: 'any',
      description: 'text',
      server: 'Server',
    },
    apart: [['operationRef', 'operationId']],
    reference: true,
  },
  Header: { fields: { ...carried, style: { oneOf: ['simple'] } }, apart, reference: true },
  Tag: {
    fields: {
      ...described,
      name: 'text',
      externalDocs: 'ExternalDocs',
      parent: 'text',
      kind: 'text',
    },
    required: ['name'],
  },
  ...securityObjects32,
}
