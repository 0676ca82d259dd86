import type { Json } from '../../json/json.ts'

/**
 * How the members of a value are to be taken, wherever in an OpenAPI document it stands:
 * - `node`: an object whose keys OpenAPI gives a meaning
 * - `response`: a node whose description is part of the promise
 * - `schema`: a Schema Object
 * - `nodes`, `responses`, `schemas`, `callbacks`: keys are names, each for one of these
 * - `raw`: data, in which no key means anything
 * - `note`: text and examples for people, without effect on what is promised
 */
export type PartKind =
  | 'node'
  | 'response'
  | 'schema'
  | 'nodes'
  | 'responses'
  | 'schemas'
  | 'callbacks'
  | 'raw'
  | 'note'

const notes = ['description', 'summary', 'example', 'examples', 'externalDocs', '$comment']

const inNode = new Map<string, PartKind>([
  ...notes.map(key => [key, 'note'] as const),
  ...['paths', 'webhooks', 'x-webhooks', 'headers', 'content', 'links', 'encoding'].map(
    key => [key, 'nodes'] as const,
  ),
  ...['additionalOperations', 'mediaTypes', 'securityDefinitions'].map(
    key => [key, 'nodes'] as const,
  ),
  ...['variables', 'securitySchemes', 'requestBodies', 'pathItems', 'parameters'].map(
    key => [key, 'nodes'] as const,
  ),
  ...['security', 'flows', 'scopes', 'enum', 'default'].map(key => [key, 'raw'] as const),
  ['responses', 'responses'],
  ['callbacks', 'callbacks'],
  ['schemas', 'schemas'],
  ['definitions', 'schemas'],
  ['schema', 'schema'],
  ['itemSchema', 'schema'],
])

const inSchema = new Map<string, PartKind>([
  ...notes.map(key => [key, 'note'] as const),
  ...['enum', 'const', 'default', 'required', 'discriminator', 'xml', 'type'].map(
    key => [key, 'raw'] as const,
  ),
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'].map(
    key => [key, 'schemas'] as const,
  ),
  ['dependencies', 'schemas'],
  ['dependentRequired', 'raw'],
])

/** The kind of the member `key` of an object of kind `kind`. */
export function memberKind(kind: PartKind, key: string): PartKind {
  switch (kind) {
    case 'nodes':
      return 'node'
    case 'responses':
      return 'response'
    case 'schemas':
      return 'schema'
    case 'callbacks':
      return 'nodes'
    case 'schema':
      return inSchema.get(key) ?? (key.startsWith('x-') ? 'raw' : 'schema')
    case 'response':
      return key === 'description' ? 'raw' : memberKind('node', key)
    case 'node':
      return inNode.get(key) ?? (key.startsWith('x-') ? 'raw' : 'node')
    default:
      return kind
  }
}

/** The kind of the items of a list where a value of kind `kind` is expected: `parameters` is a list or a map. */
export function itemKind(kind: PartKind): PartKind {
  return kind === 'nodes' ? 'node' : kind
}

/** What a value of kind `raw` or `note` holds is never looked into. */
export function isOpaque(kind: PartKind, value: Json): boolean {
  return kind === 'raw' || kind === 'note' || typeof value !== 'object' || value === null
}
