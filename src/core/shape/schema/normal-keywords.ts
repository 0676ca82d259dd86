import type { Json } from '../../json/json.ts'
import type { Kind } from '../kind.ts'
import type { Schema } from './schema.ts'

/**
 * The keywords of one schema, in the spelling of JSON Schema 2020-12 whatever its dialect.
 * What is malformed or unknown is left out: it constrains nothing. Subschemas stand where they stood.
 */
export interface NormalKeywords {
  readonly $ref?: string
  /** Also `$recursiveRef` of 2019-09, as `#`. */
  readonly $dynamicRef?: string
  /** Null is admitted whatever the other keywords say: `nullable` beside a reference or an applicator. */
  readonly nullable?: true
  readonly type?: readonly Kind[]
  readonly enum?: readonly Json[]
  readonly const?: Json
  readonly multipleOf?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly contentEncoding?: string
  readonly contentMediaType?: string
  readonly contentSchema?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly items?: Schema
  readonly contains?: Schema
  readonly minContains?: number
  readonly maxContains?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly unevaluatedItems?: Schema
  readonly properties?: ReadonlyMap<string, Schema>
  readonly patternProperties?: ReadonlyMap<string, Schema>
  readonly additionalProperties?: Schema
  readonly propertyNames?: Schema
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>
  readonly dependentSchemas?: ReadonlyMap<string, Schema>
  readonly unevaluatedProperties?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly not?: Schema
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
  readonly default?: Json
  readonly deprecated?: boolean
  readonly readOnly?: boolean
  readonly writeOnly?: boolean
  readonly title?: string
  readonly description?: string
  readonly discriminator?: Discriminator
}

/** Of OpenAPI: a hint at the alternative that is meant. It never admits or refuses anything. */
export interface Discriminator {
  readonly propertyName: string
  /** Tag to reference or schema name, as written. */
  readonly mapping: ReadonlyMap<string, string>
  /** The schema that is meant where the tag names none, as written; since OpenAPI 3.2. */
  readonly defaultMapping?: string
}

/** `NormalKeywords` while it is put together. */
export type KeywordsDraft = { -readonly [K in keyof NormalKeywords]: NormalKeywords[K] }
