import type { Allowed, NumberFacet, StringFacet } from '../../shape/allowed/allowed.ts'
import { formatTest } from '../check/format.ts'
import { isMultiple } from '../check/multiple.ts'
import { unknown, YES, type Verdict } from './answer.ts'
import { candidatesOf } from './candidates.ts'
import type { Prover } from './prover.ts'

export function proveString(base: Allowed, revision: Allowed, prover: Prover): Verdict {
  if (base.string === null || isStringWithin(base.string, revision.string)) return YES
  const tries = candidatesOf(revision, 'string', base, prover)
  return prover.search(base, revision, tries) ?? unknown('no text was found that tells them apart')
}

function isStringWithin(outer: StringFacet, inner: StringFacet | null): boolean {
  const { minLength = 0, maxLength = Infinity, formats = [] } = inner ?? {}
  return (
    minLength >= outer.minLength &&
    maxLength <= outer.maxLength &&
    // What is not asserted refuses nothing.
    outer.formats.every(format => formatTest(format) === null || formats.includes(format))
  )
}

export function proveNumber(
  kind: 'integer' | 'number',
  base: Allowed,
  revision: Allowed,
  prover: Prover,
): Verdict {
  const { number } = base
  if (number === null || isNumberWithin(kind, number, revision.number)) return YES
  const tries = candidatesOf(revision, kind, base, prover)
  return (
    prover.search(base, revision, tries) ?? unknown('no number was found that tells them apart')
  )
}

function isNumberWithin(
  kind: 'integer' | 'number',
  outer: NumberFacet,
  inner: NumberFacet | null,
): boolean {
  const least = lowest(kind, inner)
  const most = highest(kind, inner)
  if (least.at > most.at) return true
  return (
    least.at >= outer.minimum &&
    most.at <= outer.maximum &&
    isBeyond(least, outer.exclusiveMinimum, least.at > outer.exclusiveMinimum) &&
    isBeyond(most, outer.exclusiveMaximum, most.at < outer.exclusiveMaximum) &&
    outer.multipleOf.every(step => areMultiples(kind, inner, step))
  )
}

interface Bound {
  readonly at: number
  /** The bound itself is not admitted. */
  readonly open: boolean
}

function isBeyond(bound: Bound, limit: number, inside: boolean): boolean {
  return !Number.isFinite(limit) || inside || (bound.open && bound.at === limit)
}

function lowest(kind: 'integer' | 'number', facet: NumberFacet | null): Bound {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity } = facet ?? {}
  if (kind === 'integer') {
    // The next whole number; beyond 2^53 there is none to be told apart.
    const next = Math.floor(exclusiveMinimum) + 1
    return {
      at: Math.max(Math.ceil(minimum), Number.isSafeInteger(next) ? next : exclusiveMinimum),
      open: false,
    }
  }
  const open = exclusiveMinimum >= minimum && exclusiveMinimum > -Infinity
  return { at: Math.max(minimum, exclusiveMinimum), open }
}

function highest(kind: 'integer' | 'number', facet: NumberFacet | null): Bound {
  const { maximum = Infinity, exclusiveMaximum = Infinity } = facet ?? {}
  if (kind === 'integer') {
    const next = Math.ceil(exclusiveMaximum) - 1
    return {
      at: Math.min(Math.floor(maximum), Number.isSafeInteger(next) ? next : exclusiveMaximum),
      open: false,
    }
  }
  const open = exclusiveMaximum <= maximum && exclusiveMaximum < Infinity
  return { at: Math.min(maximum, exclusiveMaximum), open }
}

/** Multiples of 6 are multiples of 3, and every integer is one of 1 and of 0.5. */
function areMultiples(kind: string, inner: NumberFacet | null, step: number): boolean {
  if (kind === 'integer' && isMultiple(1, step)) return true
  return (inner?.multipleOf ?? []).some(own => isMultiple(own, step))
}
