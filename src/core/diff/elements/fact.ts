type Presence = 'added' | 'removed'

const pairs = [
  'operation',
  'operationId',
  'tag',
  'security',
  'securityScope',
  'globalSecurity',
  'globalSecurityScope',
  'securityScheme',
  'oauthScope',
  'parameter',
  'body',
  'mediaType',
  'mediaTypeSchema',
  'status',
  'header',
  'webhook',
] as const

const singles = [
  'operation.deprecated',
  'operation.reactivated',
  'operation.stabilityDecreased',
  'operation.stabilityIncreased',
  'sunset.removed',
  'sunset.changed',
  'securityScheme.typeChanged',
  'oauthScope.changed',
  'oauthUrl.changed',
  'oauthTokenUrl.changed',
  'parameter.becameRequired',
  'parameter.becameOptional',
  'parameter.deprecated',
  'parameter.reactivated',
  'parameter.styleChanged',
  'body.becameRequired',
  'body.becameOptional',
  'header.becameRequired',
  'header.becameOptional',
  'schema.removed',
] as const

/** What can differ between the elements of two contracts. A closed union: every member has a rule. */
export type ElementFact = `${(typeof pairs)[number]}.${Presence}` | (typeof singles)[number]

/** Every member of the union, for the tests that hold the rule table complete. */
export const elementFacts: readonly ElementFact[] = [
  ...pairs.flatMap(word => [`${word}.added` as const, `${word}.removed` as const]),
  ...singles,
]

/** The `details` of every change that comes from elements; each fact uses some of them. */
export interface ElementDetails {
  /** What the change is about: a parameter, tag, scheme, media type, header or webhook. */
  readonly name?: string
  /** The location of a parameter. */
  readonly in?: string
  readonly required?: boolean
  /** Of a removed operation or parameter in the base, else in the revision. */
  readonly deprecated?: boolean
  /** `x-sunset` as written, or null. */
  readonly sunset?: string | null
  /** No operation of the path is left. */
  readonly pathGone?: boolean
  /** Stated once for all operations of the path. */
  readonly shared?: boolean
  /** A status of success: 2xx. */
  readonly success?: boolean
  /** The scheme that a scope or URL belongs to. */
  readonly scheme?: string
}
