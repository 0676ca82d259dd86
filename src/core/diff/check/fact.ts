/** How a value can break a schema. */
export type Reason =
  | 'value.kind-not-allowed'
  | 'value.null-not-allowed'
  | 'value.not-allowed'
  | 'enum.value-not-allowed'
  | 'format.violated'
  | 'pattern.violated'
  | 'bound.exceeded'
  | 'items.not-unique'
  | 'item.not-allowed'
  | 'contains.violated'
  | 'property.required-missing'
  | 'property.dependency-missing'
  | 'property.not-allowed'
  | 'property.name-not-allowed'
  | 'one-of.several-matched'

/** What `checkExchange` can find. A closed union: every member has a rule. */
export type CheckFact =
  | Reason
  | 'property.undocumented'
  | 'status.undocumented'
  | 'media-type.undocumented'
  | 'header.required-missing'
  | 'body.missing'
  | 'body.undocumented'
  | 'parameter.required-missing'
  | 'parameter.malformed'
  | 'parameter.undocumented'
  | 'property.read-only-sent'
  | 'operation.undocumented'

/** Every member of the union, for the tests that hold the rule table complete. */
export const checkFacts: readonly CheckFact[] = Object.keys({
  'value.kind-not-allowed': true,
  'value.null-not-allowed': true,
  'value.not-allowed': true,
  'enum.value-not-allowed': true,
  'format.violated': true,
  'pattern.violated': true,
  'bound.exceeded': true,
  'items.not-unique': true,
  'item.not-allowed': true,
  'contains.violated': true,
  'property.required-missing': true,
  'property.dependency-missing': true,
  'property.not-allowed': true,
  'property.name-not-allowed': true,
  'one-of.several-matched': true,
  'property.undocumented': true,
  'status.undocumented': true,
  'media-type.undocumented': true,
  'header.required-missing': true,
  'body.missing': true,
  'body.undocumented': true,
  'parameter.required-missing': true,
  'parameter.malformed': true,
  'parameter.undocumented': true,
  'property.read-only-sent': true,
  'operation.undocumented': true,
} satisfies Record<CheckFact, true>) as CheckFact[]
