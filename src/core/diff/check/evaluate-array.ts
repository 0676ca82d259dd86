import { canonicalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import type { ArrayTests } from './node.ts'
import { descend, probeInside, type Run } from './run.ts'
import { hasSeenItem, type Seen } from './seen.ts'

/** `own` holds what the applicators beside evaluated; it is there when `unevaluatedItems` asks for it. */
export function evaluateArray(
  tests: ArrayTests,
  value: readonly Json[],
  run: Run,
  own: Seen | null,
): boolean {
  const { length } = value
  if (length < tests.minItems || length > tests.maxItems) return false
  if (!evaluateItems(tests, value, run)) return false
  if (tests.unique && !areDistinct(value)) return false
  if (own !== null) {
    own.items = Math.max(own.items, Math.min(tests.prefix.length, length))
    own.allItems ||= tests.items !== null
  }
  if (tests.contains !== null && !isContained(tests, value, run, own)) return false
  const { unevaluated } = tests
  if (unevaluated === null || own === null) return true
  const seen = own
  const rest = value.every(
    (item, index) => hasSeenItem(seen, index) || descend(unevaluated, item, run),
  )
  own.allItems = true
  return rest
}

function evaluateItems({ prefix, items }: ArrayTests, value: readonly Json[], run: Run): boolean {
  const listed = Math.min(prefix.length, value.length)
  for (let i = 0; i < listed; i++) {
    const node = prefix[i]
    if (node !== undefined && !descend(node, value[i] ?? null, run)) return false
  }
  if (items === null) return true
  for (let i = listed; i < value.length; i++) {
    if (!descend(items, value[i] ?? null, run)) return false
  }
  return true
}

/** Only since 2020-12 does `contains` count as having evaluated what it matched. */
function isContained(
  { contains, minContains, maxContains }: ArrayTests,
  value: readonly Json[],
  run: Run,
  own: Seen | null,
): boolean {
  if (contains === null) return true
  const marks = own !== null && contains.schema.document.dialect !== 'json-schema-2019-09'
  let count = 0
  for (let i = 0; i < value.length; i++) {
    if (!marks && count >= minContains && count <= maxContains && maxContains === Infinity) break
    if (!probeInside(contains, value[i] ?? null, run)) continue
    count++
    if (marks) own.indices.add(i)
  }
  return count >= minContains && count <= maxContains
}

export function areDistinct(value: readonly Json[]): boolean {
  const texts = new Set<string>()
  return (
    value.every(item => {
      texts.add(canonicalJson(item))
      return true
    }) && texts.size === value.length
  )
}
