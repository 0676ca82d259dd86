import { familyRules, type FamilyRow } from '../family.ts'
import type { Rule } from '../rule.ts'

// A schema that is added to `allOf` narrows, one that is added to `anyOf` or `oneOf` widens.
export const alternativeFamilies: readonly FamilyRow[] = [
  ['all-of-added', 'allOf.added', 'narrows', 'EEEE IIII', '{names} was added to allOf'],
  ['all-of-removed', 'allOf.removed', 'widens', 'WWWW IIII', '{names} was removed from allOf'],
  ['any-of-added', 'anyOf.added', 'widens', 'IIII IIII', '{names} was added to anyOf'],
  ['any-of-removed', 'anyOf.removed', 'narrows', 'EEEE IIII', '{names} was removed from anyOf'],
  ['one-of-added', 'oneOf.added', 'widens', 'IIII EEEE', '{names} was added to oneOf'],
  ['one-of-removed', 'oneOf.removed', 'narrows', 'EEEE IIII', '{names} was removed from oneOf'],
  [
    'prefix-items-added',
    'prefixItems.added',
    'moves',
    'IIII EEEE',
    'the items {names} were added by position',
  ],
  [
    'prefix-items-removed',
    'prefixItems.removed',
    'moves',
    'EEEE IIII',
    'the items {names} were removed by position',
  ],
  ['discriminator-added', 'discriminator.added', 'tells', 'IIII IIII', 'a discriminator was added'],
  [
    'discriminator-removed',
    'discriminator.removed',
    'tells',
    'IIII IIII',
    'the discriminator was removed',
  ],
  [
    'discriminator-property-name-changed',
    'discriminator.propertyChanged',
    'tells',
    'IIII IIII',
    'the discriminator moved from property {base} to {revision}',
  ],
  [
    'discriminator-mapping-added',
    'discriminator.mappingAdded',
    'tells',
    'IIII IIII',
    'the discriminator maps {names} too',
  ],
  [
    'discriminator-mapping-deleted',
    'discriminator.mappingRemoved',
    'tells',
    'IIII IIII',
    'the discriminator no longer maps {names}',
  ],
  [
    'discriminator-mapping-changed',
    'discriminator.mappingChanged',
    'tells',
    'IIII IIII',
    'the discriminator maps {names} to {revision} instead of {base}',
  ],
  [
    'discriminator-default-mapping-changed',
    'discriminator.defaultMappingChanged',
    'tells',
    'IIII IIII',
    'what the discriminator means where it names no schema changed from {base} to {revision}',
  ],
]

const narrows = 'EEEE IIII'
const widens = 'IIII EEEE'

/** A subschema that came narrows what is admitted, one that went widens it. */
function presenceRows(word: string, keyword: SingleKeyword): readonly FamilyRow[] {
  return [
    [
      `${word}-added`,
      `${keyword}.added`,
      'narrows',
      narrows,
      `a constraint by ${keyword} was added`,
    ],
    [
      `${word}-removed`,
      `${keyword}.removed`,
      'widens',
      widens,
      `the constraint by ${keyword} was removed`,
    ],
  ]
}

type SingleKeyword =
  | 'contains'
  | 'if'
  | 'then'
  | 'else'
  | 'propertyNames'
  | 'unevaluatedItems'
  | 'unevaluatedProperties'
  | 'contentSchema'
  | 'not'
  | 'items'

export const subschemaFamilies: readonly FamilyRow[] = [
  ...presenceRows('contains', 'contains'),
  ...presenceRows('if', 'if'),
  ...presenceRows('then', 'then'),
  ...presenceRows('else', 'else'),
  ...presenceRows('property-names', 'propertyNames'),
  ...presenceRows('unevaluated-items', 'unevaluatedItems'),
  ...presenceRows('unevaluated-properties', 'unevaluatedProperties'),
  ...presenceRows('not', 'not'),
  ...presenceRows('items', 'items'),
  ['not-changed', 'not.changed', 'moves', 'WWWW WWWW', 'what is excluded by not changed'],
  [
    'additional-properties-forbidden',
    'additionalProperties.forbidden',
    'narrows',
    narrows,
    'properties that are not listed are no longer allowed',
  ],
  [
    'additional-properties-allowed',
    'additionalProperties.allowed',
    'widens',
    'IIII IIII',
    'properties that are not listed are now allowed',
  ],
  [
    'additional-properties-constrained',
    'additionalProperties.constrained',
    'narrows',
    'WWWW IIII',
    'properties that are not listed are now constrained',
  ],
  [
    'additional-properties-unconstrained',
    'additionalProperties.unconstrained',
    'widens',
    'IIII WWWW',
    'properties that are not listed are no longer constrained',
  ],
  [
    'dependent-schema-added',
    'dependentSchema.added',
    'narrows',
    narrows,
    'a schema was added that counts when {names} is there',
  ],
  [
    'dependent-schema-removed',
    'dependentSchema.removed',
    'widens',
    widens,
    'the schema that counts when {names} is there was removed',
  ],
  [
    'dependent-required-added',
    'dependentRequired.added',
    'narrows',
    narrows,
    'where {names} is there, {revision} must be too',
  ],
  [
    'dependent-required-removed',
    'dependentRequired.removed',
    'widens',
    widens,
    'where {names} is there, {base} need not be any more',
  ],
  [
    'dependent-required-changed',
    'dependentRequired.changed',
    'moves',
    'EEEE EEEE',
    'where {names} is there, {revision} must be too, before {base}',
  ],
]

export const patternPropertyFamilies: readonly FamilyRow[] = [
  [
    'pattern-property-added',
    'patternProperty.added',
    'narrows',
    narrows,
    'a schema was added for properties that match {names}',
  ],
  [
    'pattern-property-removed',
    'patternProperty.removed',
    'widens',
    widens,
    'the schema for properties that match {names} was removed',
  ],
]

export const contentSchemaFamilies: readonly FamilyRow[] = presenceRows(
  'content-schema',
  'contentSchema',
)

export const structureRules: readonly Rule[] = [
  ...familyRules('Structure', alternativeFamilies),
  ...familyRules('Structure', subschemaFamilies),
  ...familyRules('Existence', contentSchemaFamilies),
  ...familyRules('Constraints', patternPropertyFamilies),
]
