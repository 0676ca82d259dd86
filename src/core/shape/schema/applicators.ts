// The keywords of JSON Schema 2020-12 that hold schemas: one, a list, or a map of them by name.

/** Those that hold one, which has no place of its own in the value. */
export const subschemaKeywords = [
  'contains',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
  'not',
] as const

export const schemaWords: readonly (
  | (typeof subschemaKeywords)[number]
  | 'items'
  | 'additionalProperties'
)[] = [...subschemaKeywords, 'items', 'additionalProperties']
export const schemaListWords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
export const schemaMapWords = ['properties', 'patternProperties', 'dependentSchemas'] as const
