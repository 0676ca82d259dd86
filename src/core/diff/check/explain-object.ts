import { isObject, type Json, type JsonObject } from '../../json/json.ts'
import { keyPlace, type Place } from '../../json/place.ts'
import { describeAdmitted } from './admitted-kinds.ts'
import { evaluateInPlace } from './evaluate-in-place.ts'
import { evaluateObject, isHidden, missingDependency } from './evaluate-object.ts'
import { explainPart, isAdmitted, report, type Explanation } from './explanation.ts'
import { dataPlace, unlistedPlace } from './key-place.ts'
import type { Member, Node, ObjectTests, Tests } from './node.ts'
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
  for (const member of object.members) explainListed(node, member, value, place, to)
  for (const name of object.unlisted) {
    if (!Object.hasOwn(value, name) && !isHidden(name, to.run)) {
      explainMissing(node, name, 'present', place, to)
    }
  }
  explainDependency(node, object, value, place, to)
  explainCount(node, object, value, place, to)
  if (object.open) {
    for (const key of Object.keys(value)) explainKey(node, object, value, key, place, to)
  }
  explainUnevaluated(tests, object, value, place, to)
}

/** What is admitted needs no place and no further question: most of a value is. */
function explainListed(
  owner: Node,
  { name, node, required, inherited }: Member,
  value: JsonObject,
  place: Place,
  to: Explanation,
): void {
  const member = inherited && !Object.hasOwn(value, name) ? undefined : value[name]
  if (member !== undefined) {
    if (isAdmitted(node, member, to)) return
    explainMember(node, 'properties', member, { place: keyPlace(place, name), key: name }, to)
  } else if (required && !isHidden(name, to.run)) {
    explainMissing(owner, name, describeAdmitted(node), place, to)
  }
}

function explainMissing(
  node: Node,
  name: string,
  expected: string,
  place: Place,
  to: Explanation,
): void {
  const at = { node, place: keyPlace(place, name), actual: 'missing' }
  report(to, at, { reason: 'property.required-missing', keyword: 'required', expected })
}

function explainDependency(
  node: Node,
  object: ObjectTests,
  value: JsonObject,
  place: Place,
  to: Explanation,
): void {
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

function explainCount(
  node: Node,
  { minProperties, maxProperties }: ObjectTests,
  value: JsonObject,
  place: Place,
  to: Explanation,
): void {
  if (minProperties === 0 && maxProperties === Infinity) return
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

/** What patterns, the names themselves and what is not listed say of one key. */
function explainKey(
  node: Node,
  { properties, patterns, additional, names }: ObjectTests,
  value: JsonObject,
  key: string,
  place: Place,
  to: Explanation,
): void {
  const member = value[key] ?? null
  let listed = properties?.has(key) === true
  for (const [pattern, schema] of patterns ?? []) {
    if (!matches(pattern, key)) continue
    listed = true
    if (isAdmitted(schema, member, to)) continue
    explainMember(schema, 'patternProperties', member, { place: dataPlace(place, key), key }, to)
  }
  if (!listed && additional !== null && !isAdmitted(additional, member, to)) {
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
  const none = { reason: 'property.not-allowed', keyword, expected: 'no such property' } as const
  explainPart(node, value, at, none, to)
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
    const member = value[key] ?? null
    if (hasSeenName(seen, key) || isAdmitted(unevaluated, member, to)) continue
    const at = { place: unlistedPlace(place, key), key }
    explainMember(unevaluated, 'unevaluatedProperties', member, at, to)
  }
}
