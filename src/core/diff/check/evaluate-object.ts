import type { JsonObject } from '../../json/json.ts'
import { hiddenNames } from './hidden.ts'
import type { ObjectTests } from './node.ts'
import { matches } from './pattern.ts'
import { descend, type Run } from './run.ts'
import { hasSeenName, type Seen } from './seen.ts'

/** `own` holds what the applicators beside evaluated; it is there when `unevaluatedProperties` asks for it. */
export function evaluateObject(
  tests: ObjectTests,
  value: JsonObject,
  run: Run,
  own: Seen | null,
): boolean {
  for (const name of tests.required) {
    if (!Object.hasOwn(value, name) && !isHidden(name, run)) return false
  }
  if (tests.minProperties > 0 || tests.maxProperties < Infinity) {
    const count = Object.keys(value).length
    if (count < tests.minProperties || count > tests.maxProperties) return false
  }
  if (tests.dependentRequired !== null && missingDependency(tests, value, run) !== null)
    return false
  const { properties, patterns, additional, names } = tests
  if (properties !== null || patterns !== null || additional !== null || names !== null) {
    for (const key of Object.keys(value)) {
      if (!isPropertyAdmitted(tests, value, key, run, own)) return false
    }
  }
  const { unevaluated } = tests
  if (unevaluated === null || own === null) return true
  for (const key of Object.keys(value)) {
    if (!hasSeenName(own, key) && !descend(unevaluated, value[key] ?? null, run)) return false
  }
  own.allNames = true
  return true
}

function isPropertyAdmitted(
  { properties, patterns, additional, names }: ObjectTests,
  object: JsonObject,
  key: string,
  run: Run,
  own: Seen | null,
): boolean {
  const value = object[key] ?? null
  let listed = false
  const node = properties?.get(key)
  if (node !== undefined) {
    listed = true
    if (!descend(node, value, run)) return false
  }
  if (patterns !== null) {
    for (const [pattern, matched] of patterns) {
      if (!matches(pattern, key)) continue
      listed = true
      if (!descend(matched, value, run)) return false
    }
  }
  if (!listed && additional !== null) {
    listed = true
    if (!descend(additional, value, run)) return false
  }
  if (listed && own !== null) own.names.add(key)
  return names === null || descend(names, key, run)
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
