import { property, type JsonObject } from '../../json/json.ts'
import type { DocumentKind } from '../openapi/document-kind.ts'

const drafts: readonly (readonly [pattern: RegExp, kind: DocumentKind])[] = [
  [/\/draft-04\//, { dialect: 'json-schema-04', version: 'draft-04' }],
  // What draft 7 added to draft 6 cannot stand in a schema of draft 6 by mistake.
  [/\/draft-0[67]\//, { dialect: 'json-schema-07', version: 'draft-07' }],
  [/\/draft\/2019-09\//, { dialect: 'json-schema-2019-09', version: '2019-09' }],
  [/\/draft\/2020-12\//, { dialect: 'json-schema-2020-12', version: '2020-12' }],
  [/\/draft-0[0-3]\//, { looksLike: 'JSON Schema of a draft before 04' }],
]

/** Without a draft that is known, the newest holds. */
const newest: DocumentKind = { dialect: 'json-schema-2020-12', version: '2020-12' }

/** A schema without `$schema` is told by one of these. */
const telling = ['properties', '$defs', 'definitions', 'allOf', 'anyOf', 'oneOf', '$ref', 'items']

/**
 * The draft of a JSON Schema, or undefined where the document is none.
 *
 * @param looksLike what else it would be taken for.
 */
export function jsonSchemaDialect(root: JsonObject, looksLike: string): DocumentKind | undefined {
  const stated = property(root, '$schema')
  if (typeof stated === 'string' && /^https?:\/\/json-schema\.org\//.test(stated)) {
    return drafts.find(([pattern]) => pattern.test(stated))?.[1] ?? newest
  }
  if (looksLike === 'a JSON Schema') return newest
  if (looksLike !== 'some other object') return undefined
  const type = property(root, 'type')
  const isTyped = typeof type === 'string' && /^(?:object|array|string|number|integer)$/.test(type)
  return isTyped || telling.some(key => Object.hasOwn(root, key)) ? newest : undefined
}
