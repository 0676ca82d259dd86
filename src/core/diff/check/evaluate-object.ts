import type { JsonObject } from '../../json/json.ts'
import { hiddenNames } from './hidden.ts'
import { admitsLeaf } from './leaf.ts'
import type { Member, ObjectTests } from './node.ts'
import { matches } from './pattern.ts'
import { descend, type Run } from './run.ts'
import { hasSeenName, type Seen } from './seen.ts'
import { testsOf } from './tests.ts'

const none: NonNullable<ObjectTests['patterns']> = []

/** `own` holds what the applicators beside evaluated; it is there when `unevaluatedProperties` asks for it. */
export function evaluateObject(
  tests: ObjectTests,
  value: JsonObject,
  run: Run,
  own: Seen | null,
): boolean {
  for (const name of tests.unlisted) {
    if (!Object.hasOwn(value, name) && !isHidden(name, run)) return false
  }
  if (tests.minProperties > 0 || tests.maxProperties < Infinity) {
    const count = Object.keys(value).length
    if (count < tests.minProperties || count > tests.maxProperties) return false
  }
  if (tests.dependentRequired !== null && missingDependency(tests, value, run) !== null)
    return false
  if (!evaluateMembers(tests, value, run)) return false
  if ((tests.open || own !== null) && !evaluateKeys(tests, value, run, own)) return false
  const { unevaluated } = tests
  if (unevaluated === null || own === null) return true
  for (const key of Object.keys(value)) {
    if (!hasSeenName(own, key) && !descend(unevaluated, value[key] ?? null, run)) return false
  }
  own.allNames = true
  return true
}

/** Goes over what the schema lists: a value has as many properties, and each of them would have to be looked up. */
function evaluateMembers({ members }: ObjectTests, value: JsonObject, run: Run): boolean {
  for (let i = 0; i < members.length; i++) {
    const { name, node, required, inherited } = members[i] as Member
    const member = inherited && !Object.hasOwn(value, name) ? undefined : value[name]
    if (member === undefined) {
      if (required && !isHidden(name, run)) return false
      continue
    }
    const tests = node.tests ?? testsOf(node)
    if (tests.leaf ? !admitsLeaf(tests, member, run.formats) : !descend(node, member, run)) {
      return false
    }
  }
  return true
}

/** What depends on the names that are there: patterns, names, and what is not listed. */
function evaluateKeys(
  { properties, patterns, additional, names }: ObjectTests,
  value: JsonObject,
  run: Run,
  own: Seen | null,
): boolean {
  for (const key of Object.keys(value)) {
    const member = value[key] ?? null
    let listed = properties?.has(key) === true
    for (const [pattern, matched] of patterns ?? none) {
      if (!matches(pattern, key)) continue
      listed = true
      if (!descend(matched, member, run)) return false
    }
    if (!listed && additional !== null) {
      listed = true
      if (!descend(additional, member, run)) return false
    }
    if (listed && own !== null) own.names.add(key)
    if (names !== null && !descend(names, key, run)) return false
  }
  return true
}

/** Whether the property never comes on this side of a message, so that it cannot be asked for. */
export function isHidden(name: string, run: Run): boolean {
  return hiddenNames(run.owner.schema, run.direction).has(name)
}

/** The property whose presence asks for another that is not there, and that other; null when all is well. */
export function missingDependency(
  { dependentRequired }: ObjectTests,
  value: JsonObject,
  run: Run,
): { readonly cause: string; readonly missing: string } | null {
  for (const [cause, needed] of dependentRequired ?? []) {
    if (!Object.hasOwn(value, cause)) continue
    const missing = needed.find(name => !Object.hasOwn(value, name) && !isHidden(name, run))
    if (missing !== undefined) return { cause, missing }
  }
  return null
}
