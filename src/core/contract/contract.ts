import type { Json, JsonObject } from '../json/json.ts'
import type { DefectCode } from './defect-code.ts'
import type { Dialect, Origin, Schema, SourceDocument } from '../shape/schema/schema.ts'
import type { Collecting } from './graphql/collect-fields.ts'
import type { Uses } from './graphql/uses.ts'

/** What a provider promises, read from OpenAPI or Pact into one form. Nothing in it is dereferenced. */
export interface Contract {
  /** The provider, as people name it: `github`. */
  readonly name: string
  readonly dialect: Dialect
  readonly info: { readonly title: string; readonly version: string }
  /** URLs with their variables filled in: defaults first, then the other values that an enum allows. */
  readonly servers: readonly string[]
  readonly tags: readonly string[]
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>
  readonly operations: readonly Operation[]
  readonly webhooks: readonly Operation[]
  /** Named component schemas. */
  readonly schemas: ReadonlyMap<string, Schema>
  readonly extensions: JsonObject
  readonly document: SourceDocument
  /** What is wrong in the document; the rest of it goes on working. */
  readonly defects: readonly Defect[]
  /** Of a GraphQL API only. */
  readonly graphql?: GraphqlPart
}

/** What a GraphQL API promises beyond the answers to single operations. */
export interface GraphqlPart extends Collecting {
  /** The operations that use each part of the type system; null where that is unknown. */
  readonly uses: Uses | null
}

export interface Operation {
  /** Method and path template: `GET /repos/{owner}/{repo}`. */
  readonly key: string
  /** Upper case. */
  readonly method: string
  readonly path: string
  readonly operationId: string | null
  /** Of several operations with one key: how requests tell that they mean this one. */
  readonly variant?: { readonly name: string; readonly ids: readonly string[] }
  readonly tags: readonly string[]
  readonly lifecycle: Lifecycle
  /** Any one of these is enough; an empty list means no security. Null: none was stated anywhere. */
  readonly security: readonly SecurityAlternative[] | null
  readonly parameters: readonly Parameter[]
  readonly body: RequestBody | null
  readonly responses: readonly ResponsePromise[]
  readonly callbacks: readonly Callback[]
  /** Only where the operation or its path states its own servers instead of the contract's. */
  readonly servers?: readonly string[]
  /** The path parameters that may hold slashes, where that is known before the parameters are read. */
  readonly multiSegment?: readonly string[]
  readonly extensions: JsonObject
  readonly origin: Origin
}

export interface Lifecycle {
  readonly deprecated: boolean
  /** `x-sunset` as written, or null. */
  readonly sunset: string | null
  /** `x-stability-level`, or null. */
  readonly stability: string | null
}

/** Scheme name to the scopes it needs; all of them together. */
export type SecurityAlternative = ReadonlyMap<string, readonly string[]>

export interface SecurityScheme {
  readonly name: string
  readonly type: string
  readonly definition: JsonObject
  readonly origin: Origin
}

export type ParameterIn = 'path' | 'query' | 'header' | 'cookie' | 'querystring'

export interface Parameter {
  readonly name: string
  readonly in: ParameterIn
  readonly required: boolean
  readonly deprecated: boolean
  readonly style: string
  readonly explode: boolean
  readonly allowReserved: boolean
  /** Whether an empty text may stand for the value, whatever the schema says. */
  readonly allowEmptyValue?: true
  readonly schema: Schema | null
  readonly content: readonly Media[]
  readonly extensions: JsonObject
  readonly origin: Origin
}

export interface RequestBody {
  readonly required: boolean
  readonly content: readonly Media[]
  readonly origin: Origin
}

export interface ResponsePromise {
  /** `200`, `2XX` (upper case) or `default`. */
  readonly status: string
  readonly description: string
  readonly headers: readonly Parameter[]
  readonly content: readonly Media[]
  readonly links: ReadonlyMap<string, Json>
  readonly origin: Origin
}

export interface Media {
  /** As written, lower case, with parameters: `application/json`, `image/*`. */
  readonly mediaType: string
  /** Of the whole content; a sequence is the list of its items. */
  readonly schema: Schema | null
  /** Of each item, where the document says that the content is a sequence of them. */
  readonly itemSchema?: Schema
  readonly encoding: JsonObject
  readonly origin: Origin
}

export interface Callback {
  readonly name: string
  /** The runtime expression that the provider calls. */
  readonly expression: string
  readonly operations: readonly Operation[]
}

/** A fault of the document itself: a finding `contract-wrong`, never drift. */
export interface Defect {
  readonly reason: string
  readonly origin: Origin
  readonly code?: DefectCode
  /** The name in question, where a kind of defect has one: a parameter, another path. */
  readonly about?: string
  /** Set where nothing that is promised is in doubt; a warning else. */
  readonly level?: 'info'
}
