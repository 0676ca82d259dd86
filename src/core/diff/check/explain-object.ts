import { isObject, type Json, type JsonObject } from '../../json/json.ts'
import { keyPlace, type Place } from '../../json/place.ts'
import { kindOf } from '../../shape/kind.ts'
import { admittedKinds } from './admitted-kinds.ts'
import { describeKinds } from './describe.ts'
import { evaluateInPlace } from './evaluate-in-place.ts'
import { evaluateObject, isHidden, missingDependency } from './evaluate-object.ts'
import { explainInside, report, type Explanation } from './explanation.ts'
import { dataPlace, unlistedPlace } from './key-place.ts'
import type { Node, ObjectTests, Tests } from './node.ts'
import { matches } from './pattern.ts'
import { probeInside } from './run.ts'
import { hasSeenName, nothingSeen } from './seen.ts'

export function explainObject(
  node: Node,
  tests: Tests,
  value: Json,
  place: Place,
  to: Explanation,
): void {
  if (!isObject(value) || tests.object === null) return
  const { object } = tests
  explainMissing(node, object, value, place, to)
  explainCount(node, object, value, place, to)
  for (const key of Object.keys(value)) explainProperty(node, object, value, key, place, to)
  explainUnevaluated(tests, object, value, place, to)
}

function explainMissing(
  node: Node,
  object: ObjectTests,
  value: JsonObject,
  place: Place,
  to: Explanation,
): void {
  for (const name of object.required) {
    if (Object.hasOwn(value, name) || isHidden(name, to.run)) continue
    const at = { node, place: keyPlace(place, name), actual: 'missing' }
    const expected = describeListed(object, name)
    report(to, at, { reason: 'property.required-missing', keyword: 'required', expected })
  }
  const dependency = missingDependency(object, value, to.run)
  if (dependency === null) return
  report(
    to,
    { node, place: keyPlace(place, dependency.missing), actual: 'missing' },
    {
      reason: 'property.dependency-missing',
      keyword: 'dependentRequired',
      expected: `present beside ${dependency.cause}`,
    },
  )
}

function describeListed({ properties }: ObjectTests, name: string): string {
  const node = properties?.get(name)
  return node === undefined ? 'present' : describeKinds(admittedKinds(node))
}

function explainCount(
  node: Node,
  { minProperties, maxProperties }: ObjectTests,
  value: JsonObject,
  place: Place,
  to: Explanation,
): void {
  const count = Object.keys(value).length
  const reason = 'bound.exceeded'
  if (count < minProperties) {
    const expected = `at least ${minProperties} properties`
    const at = { node, place, actual: 'fewer properties' }
    report(to, at, { reason, keyword: 'minProperties', expected })
  }
  if (count > maxProperties) {
    const expected = `at most ${maxProperties} properties`
    const at = { node, place, actual: 'more properties' }
    report(to, at, { reason, keyword: 'maxProperties', expected })
  }
}

function explainProperty(
  node: Node,
  { properties, patterns, additional, names }: ObjectTests,
  value: JsonObject,
  key: string,
  place: Place,
  to: Explanation,
): void {
  const member = value[key] ?? null
  const listed = properties?.get(key)
  if (listed !== undefined) {
    explainMember(listed, 'properties', member, { place: keyPlace(place, key), key }, to)
  }
  const matched = (patterns ?? []).filter(([pattern]) => matches(pattern, key))
  for (const [, schema] of matched) {
    explainMember(schema, 'patternProperties', member, { place: dataPlace(place, key), key }, to)
  }
  if (listed === undefined && matched.length === 0 && additional !== null) {
    const closed = additional.schema.value === false
    const at = closed ? unlistedPlace(place, key) : dataPlace(place, key)
    explainMember(additional, 'additionalProperties', member, { place: at, key }, to)
  }
  if (names !== null && !probeInside(names, key, to.run)) {
    const at = { node, place: unlistedPlace(place, key), actual: 'another name' }
    const expected = 'a name that the contract admits'
    report(to, at, { reason: 'property.name-not-allowed', keyword: 'propertyNames', expected })
  }
}

function explainMember(
  node: Node,
  keyword: string,
  value: Json,
  at: { readonly place: Place; readonly key: string },
  to: Explanation,
): void {
  if (node.schema.value !== false) {
    explainInside(node, value, at, to)
    return
  }
  const what = { reason: 'property.not-allowed', keyword, expected: 'no such property' } as const
  report(to, { node, place: at.place, actual: kindOf(value) }, what)
}

function explainUnevaluated(
  tests: Tests,
  object: ObjectTests,
  value: JsonObject,
  place: Place,
  to: Explanation,
): void {
  const { unevaluated } = object
  if (unevaluated === null) return
  const seen = nothingSeen()
  if (tests.inPlace !== null) evaluateInPlace(tests.inPlace, value, to.run, seen)
  evaluateObject({ ...object, unevaluated: null }, value, to.run, seen)
  for (const key of Object.keys(value)) {
    if (hasSeenName(seen, key)) continue
    const at = { place: unlistedPlace(place, key), key }
    explainMember(unevaluated, 'unevaluatedProperties', value[key] ?? null, at, to)
  }
}
