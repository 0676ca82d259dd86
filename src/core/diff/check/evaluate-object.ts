import type { JsonObject } from '../../json/json.ts'
import { hiddenNames } from './hidden.ts'
import type { ObjectTests } from './node.ts'
import { matches } from './pattern.ts'
import { descend, type Run } from './run.ts'
import { hasSeenName, type Seen } from './seen.ts'

const none: NonNullable<ObjectTests['patterns']> = []

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
      const member = value[key] ?? null
      const node = properties?.get(key)
      let listed = node !== undefined
      if (node !== undefined && !descend(node, member, run)) return false
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
  }
  const { unevaluated } = tests
  if (unevaluated === null || own === null) return true
  for (const key of Object.keys(value)) {
    if (!hasSeenName(own, key) && !descend(unevaluated, value[key] ?? null, run)) return false
  }
  own.allNames = true
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
