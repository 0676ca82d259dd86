import type { Json } from '../../json/json.ts'
import { subschemaKeywords } from '../../shape/schema/applicators.ts'

export type BoundKeyword = (typeof boundKeywords)[number]
type BoundMove = 'set' | 'unset' | 'increased' | 'decreased'
type Presence = 'added' | 'removed'

/** Keywords whose value is a bound; `length` and `items` bounds count, the others measure. */
export const boundKeywords = [
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'multipleOf',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'maxContains',
  'minContains',
  'maxProperties',
  'minProperties',
] as const

/** What can differ between the keywords of two schemas. A closed union: every member has a rule. */
export type KeywordFact =
  | `${BoundKeyword}.${BoundMove}`
  | `${(typeof subschemaKeywords)[number]}.${Presence}`
  | `${'allOf' | 'anyOf' | 'oneOf' | 'prefixItems'}.${Presence}`
  | `${'patternProperty' | 'dependentSchema' | 'extensibleEnumValue' | 'enumValue' | 'enum'}.${Presence}`
  | `${'const' | 'default' | 'pattern' | 'dependentRequired'}.${Presence | 'changed'}`
  | `${'nullable' | 'readOnly' | 'writeOnly' | 'deprecated' | 'property' | 'discriminator'}.${Presence}`
  | `discriminator.${'propertyChanged' | 'mappingAdded' | 'mappingRemoved' | 'mappingChanged' | 'defaultMappingChanged'}`
  | `additionalProperties.${'forbidden' | 'allowed' | 'constrained' | 'unconstrained'}`
  | `items.${Presence}`
  | `uniqueItems.${'set' | 'unset'}`
  | `type.changed`
  | `typeList.${'widened' | 'narrowed'}`
  | `contentEncoding.changed`
  | `contentMediaType.changed`
  | `${'property' | 'undeclaredProperty'}.${'becameRequired' | 'becameOptional'}`
  | `stability.${'decreased' | 'increased'}`
  | `not.changed`

/** Which schema of a message differs: its root, a property or item inside, a parameter, a header. */
export type Position =
  | 'body'
  | 'property'
  | 'parameter'
  | 'parameterProperty'
  | 'header'
  | 'headerProperty'

/** The `details` of every change that comes from keywords. */
export interface KeywordDetails {
  readonly at: Position
  /** Of the property itself, in the revision where it is there: a read-only one is never sent. */
  readonly access: 'readOnly' | 'writeOnly' | 'both'
  /** Whether the property is required: in the base for a removed one, else in the revision. */
  readonly required?: boolean
  /** Whether the revision fills the property in when it is left out. */
  readonly hasDefault?: boolean
  /** Whether a changed type or pattern admits more than before, less, or something else. `textual`: more, as text. */
  readonly variance?: 'widens' | 'narrows' | 'textual' | 'moves'
  /** The fact alone would break somebody, but nothing that was fine before is refused or sent now. */
  readonly harmless?: boolean
  /** The property stands in a value of a map, at any depth. */
  readonly inMap?: boolean
  /** Names of the subschemas, properties or types in question, for the sentence. */
  readonly names?: readonly string[]
  /** `x-sunset` of a property that became deprecated. */
  readonly sunset?: Json
}

const presence: readonly Presence[] = ['added', 'removed']

/** Every member of the union, for the tests that hold the rule table complete. */
export const keywordFacts: readonly KeywordFact[] = [
  ...boundKeywords.flatMap(word =>
    (['set', 'unset', 'increased', 'decreased'] as const)
      .filter(move => word !== 'minLength' || move === 'increased' || move === 'decreased')
      .map(move => `${word}.${move}` as const),
  ),
  ...subschemaKeywords.flatMap(word => presence.map(move => `${word}.${move}` as const)),
  ...(['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const).flatMap(word =>
    presence.map(move => `${word}.${move}` as const),
  ),
  ...(
    ['patternProperty', 'dependentSchema', 'extensibleEnumValue', 'enumValue', 'enum'] as const
  ).flatMap(word => presence.map(move => `${word}.${move}` as const)),
  ...(['const', 'default', 'pattern', 'dependentRequired'] as const).flatMap(word =>
    ([...presence, 'changed'] as const).map(move => `${word}.${move}` as const),
  ),
  ...(
    ['nullable', 'readOnly', 'writeOnly', 'deprecated', 'property', 'discriminator'] as const
  ).flatMap(word => presence.map(move => `${word}.${move}` as const)),
  'discriminator.propertyChanged',
  'discriminator.mappingAdded',
  'discriminator.mappingRemoved',
  'discriminator.mappingChanged',
  'discriminator.defaultMappingChanged',
  'additionalProperties.forbidden',
  'additionalProperties.allowed',
  'additionalProperties.constrained',
  'additionalProperties.unconstrained',
  'items.added',
  'items.removed',
  'uniqueItems.set',
  'uniqueItems.unset',
  'type.changed',
  'typeList.widened',
  'typeList.narrowed',
  'contentEncoding.changed',
  'contentMediaType.changed',
  'property.becameRequired',
  'property.becameOptional',
  'undeclaredProperty.becameRequired',
  'undeclaredProperty.becameOptional',
  'stability.decreased',
  'stability.increased',
  'not.changed',
]
