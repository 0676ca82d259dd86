import type { Json, JsonObject } from '../../json/json.ts'
import type { Pointer } from '../../json/pointer.ts'

/** The dialects whose schema keywords differ. OpenAPI 3.1 is JSON Schema 2020-12. */
export type Dialect =
  | 'openapi-2.0'
  | 'openapi-3.0'
  | 'openapi-3.1'
  | 'openapi-3.2'
  | 'json-schema-04'
  | 'json-schema-07'
  | 'json-schema-2019-09'
  | 'json-schema-2020-12'
  | 'graphql'
  | 'pact'

/** A parsed file. It is never copied, dereferenced or changed. */
export interface SourceDocument {
  /** File path or URL, as people name it. */
  readonly uri: string
  readonly root: Json
  readonly dialect: Dialect
  /**
   * The other documents that its own `$ref`s name, by the reference as it is written here without its fragment
   * (`../common.yaml`) and, where that differs, by absolute URI too; absent where the document stands alone.
   */
  readonly others?: ReadonlyMap<string, SourceDocument>
}

/** Where something stands in its source, for identity and for people. */
export interface Origin {
  readonly file: string
  readonly pointer: Pointer
}

/** A schema where it stands. Its keywords are read through `keywordsOf`, in one spelling for all dialects. */
export interface Schema {
  readonly document: SourceDocument
  readonly pointer: Pointer
  readonly value: JsonObject | boolean
}
