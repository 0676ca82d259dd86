const policy =
  'It holds a provider to a number of days between deprecation and sunset. A consumer has no such number to hold anybody to; the deprecation is told.'
const versions =
  'It judges the version number by the other findings. The number never reaches the wire; the findings are told by themselves.'
const annotations =
  'Words without a constraint change no value. The schema that joins or leaves is told under the same id without -annotation-only, as info.'
const asGeneralized = 'It is told as the type that became wider, which is info as well.'
const asChanged = 'It is told as the type that changed, which is an error as well.'
const wrapped =
  'It is told by what it consists of: the type and the properties that went and the alternatives that came, each where it stands.'

/** Ids of the field's largest catalogue of rules that have no row in our table, each with the reason. */
export const notOurs: ReadonlyMap<string, string> = new Map([
  ['api-deprecated-sunset-missing', policy],
  ['request-parameter-deprecated-sunset-missing', policy],
  ['request-property-deprecated-sunset-missing', policy],
  ['response-property-deprecated-sunset-missing', policy],
  ['api-version-not-bumped', versions],
  ['api-version-decreased', versions],
  ['api-major-version-not-bumped', versions],
  ['request-body-all-of-added-annotation-only', annotations],
  ['request-body-all-of-removed-annotation-only', annotations],
  ['request-property-all-of-added-annotation-only', annotations],
  ['request-property-all-of-removed-annotation-only', annotations],
  ['response-body-all-of-added-annotation-only', annotations],
  ['response-body-all-of-removed-annotation-only', annotations],
  ['response-property-all-of-added-annotation-only', annotations],
  ['response-property-all-of-removed-annotation-only', annotations],
  ['request-body-type-compatible', asGeneralized],
  ['request-property-type-compatible', asGeneralized],
  ['response-body-type-generalized', asChanged],
  ['response-property-type-generalized', asChanged],
  ['request-body-wrapped-in-one-of', wrapped],
  ['response-body-wrapped-in-one-of', wrapped],
])
