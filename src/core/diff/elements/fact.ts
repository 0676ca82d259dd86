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
  'callback',
  'link',
  'server',
  'globalServer',
  'oauthFlow',
] as const

const singles = [
  'operation.deprecated',
  'operation.reactivated',
  'operation.stabilityDecreased',
  'operation.stabilityIncreased',
  'operation.stabilityUnreadable',
  'operation.unstableChanged',
  'sunset.removed',
  'sunset.changed',
  'sunset.unreadable',
  'securityScheme.typeChanged',
  'securityScheme.changed',
  'securityScheme.deprecated',
  'securityScheme.reactivated',
  'oauthScope.changed',
  'oauthUrl.changed',
  'oauthTokenUrl.changed',
  'parameter.becameRequired',
  'parameter.becameOptional',
  'parameter.deprecated',
  'parameter.reactivated',
  'parameter.styleChanged',
  'parameter.reservedAllowed',
  'parameter.reservedRefused',
  'parameterSunset.removed',
  'parameterSunset.changed',
  'parameterSunset.unreadable',
  'body.becameRequired',
  'body.becameOptional',
  'header.becameRequired',
  'header.becameOptional',
  'header.styleChanged',
  'mediaType.renamed',
  'encoding.changed',
  'link.changed',
  'callback.changed',
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
  /** The operation makes no promise: its stability level is draft or alpha. */
  readonly unstable?: boolean
  /** The fact inside a callback that is told as a change of the callback. */
  readonly fact?: string
  /** How many facts a summary stands for. */
  readonly count?: number
  /** Whether a new name of a media type admits more than the old one, less, or is the same with other parameters. */
  readonly variance?: 'widens' | 'narrows' | 'moves'
  /** Stated once for all operations of the path. */
  readonly shared?: boolean
  /** The fact alone would break somebody, but nothing that was fine before is refused or sent now. */
  readonly harmless?: boolean
  /** A status of success: 2xx. */
  readonly success?: boolean
  /** The scheme that a scope or URL belongs to. */
  readonly scheme?: string
}
