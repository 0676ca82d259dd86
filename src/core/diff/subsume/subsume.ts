import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Allowed, Direction, LazyAllowed } from '../../shape/allowed/allowed.ts'
import { lower } from '../../shape/allowed/lower.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { check } from '../check/check.ts'
import { conforms } from '../check/conforms.ts'
import type { Answer } from './answer.ts'
import { proveWithin } from './prove-within.ts'

/**
 * Does every value that `revision` admits also conform to `base`? A yes is proven and a no shown; what is
 * neither is unknown, with the reason. Formats that `check` knows are asserted on both sides.
 */
export function subsume(
  base: LazyAllowed | Schema,
  revision: LazyAllowed | Schema,
  direction: Direction,
): Answer {
  const outer = typeof base === 'function' ? base() : lower(base, direction)
  const inner = typeof revision === 'function' ? revision() : lower(revision, direction)
  const verdict = proveWithin(outer, inner, { onlyProofs: false })
  if (verdict.is === 'yes') return { answer: 'yes' }
  if (verdict.is === 'unknown') return { answer: 'unknown', reason: verdict.reason }
  const { witness } = verdict
  if (!isConfirmed(witness, base, revision, direction)) {
    return { answer: 'unknown', reason: 'a difference depends on where a dynamic reference leads' }
  }
  return { answer: 'no', witness, place: refusedAt(outer, witness) }
}

/**
 * Whether it can be proven that every value that `revision` admits conforms to `base`. False also means: not
 * to be told, or not within so many pairs of schemas. No witness is looked for, so that it costs little.
 */
export function isProvenWithin(
  base: Schema,
  revision: Schema,
  direction: Direction,
  maxPairs: number,
): boolean {
  const asking = { onlyProofs: true, maxPairs }
  return proveWithin(lower(base, direction), lower(revision, direction), asking).is === 'yes'
}

/** What a dynamic reference means is only certain from where the caller starts, not from a part of it. */
function isConfirmed(
  witness: Json,
  base: LazyAllowed | Schema,
  revision: LazyAllowed | Schema,
  direction: Direction,
): boolean {
  const asserting = { formats: true }
  const isWithin = (side: LazyAllowed | Schema): boolean | null =>
    typeof side === 'function' ? null : conforms(witness, side, direction, asserting)
  return isWithin(base) !== true && isWithin(revision) !== false
}

/** Where the base first refuses the witness; the whole of it where alternatives refuse it in several ways. */
function refusedAt({ terms, direction }: Allowed, witness: Json): Place {
  const [only, ...others] = terms
  if (only === undefined || others.length > 0) return ''
  for (const schema of only) {
    const [violation] = check(witness, schema, direction, { formats: true })
    if (violation !== undefined) return violation.place
  }
  return ''
}
