import { property, type Json, type JsonObject } from '../../json/json.ts'
import { knowsKeyword, traitsOf } from './dialect.ts'
import { readItems, readDependencies, readDiscriminator } from './irregular.ts'
import { keywordForms } from './keyword-forms.ts'
import type { KeywordsDraft, NormalKeywords } from './normal-keywords.ts'
import { admitNull, readTypes } from './nullable.ts'
import { schemaMemo } from './memo.ts'
import type { Schema } from './schema.ts'
import { validates } from './vocabulary.ts'

const memo = schemaMemo<NormalKeywords>()

/**
 * The keywords of one schema in one spelling for all dialects; `true` and `false` stay themselves.
 * Only this node is read, once: subschemas and references are left where they are.
 *
 * `nullable: true` of OpenAPI 3.0 (and `x-nullable`) always means that null is admitted, also without
 * a `type`, beside a `$ref` or beside an enum without null. The clarification of 3.0.3 says otherwise
 * for some of these, but no author who wrote it meant that.
 */
export function keywordsOf(schema: Schema): NormalKeywords | boolean {
  if (typeof schema.value === 'boolean') return schema.value
  return memo.get(schema) ?? memo.set(schema, read(schema, schema.value))
}

function read(schema: Schema, value: JsonObject): NormalKeywords {
  const dialect = traitsOf(schema.document)
  const draft: KeywordsDraft = {}
  const reference = property(value, '$ref')
  if (typeof reference === 'string' && !dialect.siblings) {
    draft.$ref = reference
    admitNull(value, draft, dialect)
    return draft
  }
  const asserts = validates(schema.document)
  for (const keyword of Object.keys(value)) {
    const form = keywordForms.get(keyword)
    if (form === undefined || (form.asserts === true && !asserts)) continue
    if (!knowsKeyword(dialect, keyword)) continue
    const member: Json = value[keyword] ?? null
    Object.assign(draft, form.read(member, { schema, keyword }))
  }
  if (asserts) {
    readTypes(value, draft)
    readExclusiveBounds(value, draft)
  }
  readItems(schema, value, draft, dialect)
  if (knowsKeyword(dialect, 'dependencies')) readDependencies(schema, value, draft)
  if (dialect.openapi) readDiscriminator(value, draft)
  if (property(value, '$recursiveRef') === '#' && knowsKeyword(dialect, '$recursiveRef')) {
    draft.$dynamicRef = '#'
  }
  if (asserts) admitNull(value, draft, dialect)
  return draft
}

/** Draft 4 and OpenAPI up to 3.0 make a bound exclusive by a flag beside it. */
function readExclusiveBounds(value: JsonObject, draft: KeywordsDraft): void {
  if (property(value, 'exclusiveMinimum') === true && draft.minimum !== undefined) {
    draft.exclusiveMinimum = draft.minimum
    delete draft.minimum
  }
  if (property(value, 'exclusiveMaximum') === true && draft.maximum !== undefined) {
    draft.exclusiveMaximum = draft.maximum
    delete draft.maximum
  }
}
