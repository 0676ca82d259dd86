import type { Json, JsonObject } from '../../src/core/json/json.ts'
import { valueAt } from '../../src/core/json/pointer.ts'
import type { Dialect, Schema, SourceDocument } from '../../src/core/shape/schema/schema.ts'

/** The schema at `pointer` of a document that has nothing else. */
export function schemaFrom(
  root: Json,
  dialect: Dialect = 'json-schema-2020-12',
  pointer = '',
): Schema {
  const document: SourceDocument = { uri: 'test.json', root, dialect }
  return { document, pointer, value: valueAt(root, pointer) as JsonObject | boolean }
}
