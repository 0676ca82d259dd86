import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import type { Dialect } from '../../shape/schema/schema.ts'

/** What a parsed document is: an OpenAPI dialect, or in words what it looks like instead. */
export type DocumentKind =
  | { readonly dialect: Dialect; readonly version: string }
  | { readonly looksLike: string }

/** Tells an OpenAPI document by its version field. Never throws. */
export function documentKind(root: Json): DocumentKind {
  if (!isObject(root)) return { looksLike: Array.isArray(root) ? 'a list' : 'plain text' }
  const openapi = versionText(property(root, 'openapi'))
  const swagger = versionText(property(root, 'swagger'))
  if (openapi !== undefined) {
    // YAML reads an unquoted 3.0 as the number 3.
    const minor = /^3(?:\.(\d+)|$)/.exec(openapi)
    const dialect = minor && dialects[minor[1] ?? '0']
    return dialect ? { dialect, version: openapi } : { looksLike: `OpenAPI ${shown(openapi)}` }
  }
  if (swagger === undefined) return { looksLike: otherKind(root) }
  const isTwo = /^2(?:\.0)?$/.test(swagger)
  return isTwo
    ? { dialect: 'openapi-2.0', version: '2.0' }
    : { looksLike: `Swagger ${shown(swagger)}` }
}

const dialects: Readonly<Record<string, Dialect>> = {
  0: 'openapi-3.0',
  1: 'openapi-3.1',
  2: 'openapi-3.2',
}

function versionText(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : undefined
}

function shown(version: string): string {
  return /^[\w.+-]{1,20}$/.test(version) ? version : 'of an unknown version'
}

// The first row whose test holds. Each names a field that the format cannot do without.
const otherKinds: readonly (readonly [name: string, test: (root: JsonObject) => boolean])[] = [
  ['an AsyncAPI document', root => has(root, 'asyncapi')],
  ['an Arazzo document', root => has(root, 'arazzo')],
  ['an OpenAPI overlay', root => has(root, 'overlay')],
  ['a Swagger 1 resource list', root => has(root, 'swaggerVersion')],
  ['a Postman collection', root => isPostman(root)],
  ['an Insomnia export', root => has(root, '_type') && has(root, 'resources')],
  ['a Pact file', root => has(root, 'consumer') && has(root, 'provider')],
  ['a HAR file', root => has(under(root, 'log'), 'entries')],
  ['a GraphQL schema', root => has(root, '__schema') || has(under(root, 'data'), '__schema')],
  ['a gRPC or protobuf description', root => has(root, 'syntax') && has(root, 'messageType')],
  ['a Google API discovery document', root => has(root, 'discoveryVersion')],
  ['an npm package.json', root => has(root, 'dependencies') && has(root, 'version')],
  ['a JSON Schema', root => has(root, '$schema') || has(root, 'properties') || has(root, '$defs')],
  ['OpenAPI without its `openapi: 3.x.y` field', root => has(root, 'paths')],
  ['an error answer of an API', root => has(root, 'error') || has(root, 'errors')],
]

function otherKind(root: JsonObject): string {
  return otherKinds.find(([, test]) => test(root))?.[0] ?? 'some other object'
}

function has(value: Json | undefined, key: string): boolean {
  return isObject(value) && Object.hasOwn(value, key)
}

function under(root: JsonObject, key: string): Json | undefined {
  return property(root, key)
}

function isPostman(root: JsonObject): boolean {
  const info = under(root, 'info')
  const schema = isObject(info) ? property(info, 'schema') : undefined
  return has(info, '_postman_id') || (typeof schema === 'string' && schema.includes('postman.com'))
}
