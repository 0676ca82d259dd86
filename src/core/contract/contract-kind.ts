import { isObject, property, type Json } from '../json/json.ts'
import { graphqlFormat } from './graphql/graphql-format.ts'
import { jsonSchemaDialect } from './json-schema/json-schema-dialect.ts'
import { documentKind, type DocumentKind } from './openapi/document-kind.ts'
import { isPact, pactVersion } from './pact/pact-version.ts'

/** What a parsed document is, of all that can be a contract. Never throws. */
export function contractKind(root: Json): DocumentKind {
  const openapi = documentKind(root)
  if ('dialect' in openapi || !isObject(root)) return openapi
  if (property(root, 'graphql') === graphqlFormat) {
    return { dialect: 'graphql', version: String(graphqlFormat) }
  }
  if (isPact(root)) {
    const version = pactVersion(root)
    return version === null
      ? { looksLike: 'Pact of an unknown version' }
      : { dialect: 'pact', version }
  }
  return jsonSchemaDialect(root, openapi.looksLike) ?? openapi
}
