// The keywords of JSON Schema 2020-12 that hold schemas: one, a list, or a map of them by name.
export const schemaWords = [
  'contains',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
  'not',
  'items',
  'additionalProperties',
] as const
export const schemaListWords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
export const schemaMapWords = ['properties', 'patternProperties', 'dependentSchemas'] as const
