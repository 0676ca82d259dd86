import type { PlacedRules } from '../../contract/pact/matching-rules.ts'
import type { Multimap } from '../../contract/pact/pact.ts'
import type { JsonObject } from '../../json/json.ts'
import { textOf } from './apply-matcher.ts'
import { compareHeaders } from './compare-headers.ts'
import type { Comparing } from './comparing.ts'

/** Holds metadata against what is expected: like headers, and the type of the content as that header. */
export function compareMetadata(
  comparing: Comparing,
  expected: JsonObject,
  actual: Multimap,
): void {
  const wanted = new Map(
    Object.entries(expected).map(([name, value]) => [headerName(name), [textOf(value)]]),
  )
  const found = new Map([...actual].map(([name, values]) => [headerName(name), values]))
  const before = comparing.mismatches.length
  compareHeaders({ ...comparing, rules: comparing.rules.map(lowered) }, wanted, found)
  for (const [index, mismatch] of comparing.mismatches.entries()) {
    if (index < before) continue
    comparing.mismatches[index] = {
      ...mismatch,
      place: mismatch.place.replace('header:', 'metadata:'),
    }
  }
}

function lowered(rules: PlacedRules): PlacedRules {
  const [first, ...rest] = rules.path
  if (rules.category !== 'metadata' || first?.kind !== 'key') return rules
  return { ...rules, path: [{ kind: 'key', key: headerName(first.key).toLowerCase() }, ...rest] }
}

/** Its name is written in several ways. */
function headerName(name: string): string {
  return name.toLowerCase() === 'contenttype' ? 'content-type' : name
}
