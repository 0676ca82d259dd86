import type { Json, JsonObject } from '../../../json/json.ts'
import type { Place } from '../../../json/place.ts'
import { kindOf } from '../../../shape/kind.ts'
import type { Origin } from '../../../shape/schema/schema.ts'
import { describeFormat } from '../describe.ts'
import type { Reason } from '../fact.ts'
import { unlistedPlace } from '../key-place.ts'
import type { Node } from '../node.ts'
import type { Violation } from '../violation.ts'

/** What is known of a violation before there is a value. */
export interface Refusal {
  readonly reason: Reason
  readonly keyword: string
  readonly expected: string
  readonly actual: string
  readonly origin: Origin
}

export function refusalOf(
  { schema }: Node,
  what: Pick<Refusal, 'reason' | 'keyword' | 'expected'>,
  actual = '',
): Refusal {
  const { reason, keyword, expected } = what
  const origin = { file: schema.document.uri, pointer: schema.pointer }
  return { reason, keyword, expected, actual, origin }
}

export function tell(found: Violation[], place: Place, refusal: Refusal): void {
  const { reason, keyword, expected, actual, origin } = refusal
  found.push({ place, reason, keyword, expected, actual, origin })
}

/** A refusal that tells the kind of what came. */
export function tellKind(found: Violation[], place: Place, refusal: Refusal, value: Json): void {
  const { reason, keyword, expected, origin } = refusal
  found.push({ place, reason, keyword, expected, actual: kindOf(value), origin })
}

/** The same for a null, which has a reason of its own where another kind would do. */
export function tellWrongKind(
  found: Violation[],
  place: Place,
  refusal: Refusal,
  value: Json,
): void {
  const { keyword, expected, origin } = refusal
  const reason = value === null ? 'value.null-not-allowed' : refusal.reason
  found.push({ place, reason, keyword, expected, actual: kindOf(value), origin })
}

export function tellFormat(
  found: Violation[],
  place: Place,
  refusal: Refusal,
  value: string,
): void {
  const { reason, keyword, expected, origin } = refusal
  found.push({ place, reason, keyword, expected, actual: describeFormat(value), origin })
}

/** Tells properties where no other than the listed ones may be, those at the same place once. */
export function tellUnlisted(
  found: Violation[],
  place: Place,
  refusal: Refusal,
  value: JsonObject,
  listed: ReadonlyMap<string, Node> | null,
): void {
  const places = new Set<Place>()
  for (const key of Object.keys(value)) {
    if (listed?.has(key) === true) continue
    const at = unlistedPlace(place, key)
    if (!places.has(at)) tellKind(found, at, refusal, value[key] ?? null)
    places.add(at)
  }
}
