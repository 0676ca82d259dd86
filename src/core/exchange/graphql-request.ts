import { isObject, property, type Json } from '../json/json.ts'
import type { Body } from './exchange.ts'

/** How the body of a request names the GraphQL operation that it asks for; `''` where it does not. */
export interface GraphqlRequest {
  readonly name: string
  /** What stands for the text: the hash or number of a persisted operation. */
  readonly id: string
}

/** Null where the body is none of GraphQL. A batch names several operations, and so none. */
export function graphqlRequest(body: Body): GraphqlRequest | null {
  if (body.kind !== 'json' || !isObject(body.value)) return null
  const value = body.value
  const query = textAt(value, 'query').replaceAll(/#[^\n\r]*/g, '')
  const stated = textAt(value, 'operationName')
  const extensions = property(value, 'extensions') ?? null
  const persisted = isObject(extensions) ? (property(extensions, 'persistedQuery') ?? null) : null
  const ids = [textAt(persisted, 'sha256Hash'), textAt(value, 'documentId'), textAt(value, 'id')]
  const id = ids.find(text => text !== '') ?? ''
  const isText = /^\s*(?:query|mutation|subscription|fragment|\{)/.test(query)
  if (!isText && stated === '' && textAt(persisted, 'sha256Hash') === '') return null
  return { name: stated || (isText ? firstName(query) : ''), id }
}

/** Where the body says it; recordings keep it as it came. */
export const operationNamePlace = '/operationName'

/** The variant that a request asks for, for its subject; `''` where it is none of GraphQL or has no name. */
export function graphqlVariant(body: Body): string {
  return graphqlRequest(body)?.name ?? ''
}

function firstName(query: string): string {
  return /(?:^|[\s}])(?:query|mutation|subscription)\s+([A-Za-z_]\w*)/.exec(query)?.[1] ?? ''
}

function textAt(value: Json, key: string): string {
  const found = isObject(value) ? property(value, key) : undefined
  return typeof found === 'string' ? found : ''
}
