import type { Json } from '../../json/json.ts'
import type { ArrayFacet, NumberFacet, StringFacet } from './allowed.ts'
import type { Lowering } from './facets.ts'

/** A facet, null where nothing is refused, and whether it is more than an upper bound. */
export interface Joined<T> {
  readonly facet: T | null
  readonly exact: boolean
}

/**
 * Joins the facets of all alternatives, then widens the result over the bounds of listed values, which
 * have no facet that would be exact.
 */
export function joinFacets<T extends object>(
  facets: readonly (T | null)[],
  bounds: readonly (T | null)[],
  join: (a: T, b: T) => Joined<T>,
): Joined<T> {
  const [first = null, ...rest] = facets
  let result: Joined<T> = { facet: first, exact: true }
  for (const facet of rest) {
    if (result.facet === null || facet === null) return { facet: null, exact: true }
    const joined: Joined<T> = join(result.facet, facet)
    result = { facet: joined.facet, exact: joined.exact && result.exact }
  }
  for (const bound of bounds) {
    if (result.facet === null) return result
    if (bound === null) return { facet: null, exact: false }
    const joined: Joined<T> = join(result.facet, bound)
    const within = joined.facet !== null && sameFacet(joined.facet, result.facet)
    result = { facet: joined.facet, exact: result.exact && within }
  }
  return result
}

export function joinStrings(a: StringFacet, b: StringFacet): Joined<StringFacet> {
  const facet = {
    minLength: Math.min(a.minLength, b.minLength),
    maxLength: Math.max(a.maxLength, b.maxLength),
    formats: a.formats.filter(format => b.formats.includes(format)),
  }
  return { facet, exact: sameFacet(facet, a) || sameFacet(facet, b) }
}

/** Lengths in UTF-16 units bound those in characters from above, half of them from below. */
export function boundStrings(values: readonly Json[]): StringFacet {
  const lengths = values.filter(value => typeof value === 'string').map(value => value.length)
  const shortest = Math.min(...lengths)
  return {
    minLength: lengths.length === 0 ? 0 : Math.floor(shortest / 2),
    maxLength: Math.max(0, ...lengths),
    formats: [],
  }
}

export function joinNumbers(a: NumberFacet, b: NumberFacet): Joined<NumberFacet> {
  const facet = {
    minimum: Math.min(a.minimum, b.minimum),
    maximum: Math.max(a.maximum, b.maximum),
    exclusiveMinimum: Math.min(a.exclusiveMinimum, b.exclusiveMinimum),
    exclusiveMaximum: Math.max(a.exclusiveMaximum, b.exclusiveMaximum),
    multipleOf: a.multipleOf.filter(step => b.multipleOf.includes(step)),
  }
  return { facet, exact: sameFacet(facet, a) || sameFacet(facet, b) }
}

export function boundNumbers(values: readonly Json[]): NumberFacet {
  const numbers = values.filter(value => typeof value === 'number')
  return {
    minimum: Math.min(...numbers),
    maximum: Math.max(...numbers),
    exclusiveMinimum: -Infinity,
    exclusiveMaximum: Infinity,
    multipleOf: [],
  }
}

/** Lists of A or lists of B are joined into lists of either: only by chance the same. */
export function joinArrays(a: ArrayFacet, b: ArrayFacet, lowering: Lowering): Joined<ArrayFacet> {
  const length = Math.max(a.prefix.length, b.prefix.length)
  const either = (index: number): ArrayFacet['items'] => {
    const one = a.prefix[index] ?? a.items
    const two = b.prefix[index] ?? b.items
    if (one === two) return one
    return lowering.allowed([...lowering.termsOf(one), ...lowering.termsOf(two)])
  }
  const facet = {
    minItems: Math.min(a.minItems, b.minItems),
    maxItems: Math.max(a.maxItems, b.maxItems),
    prefix: Array.from({ length }, (_, index) => either(index)),
    items: either(length),
  }
  return { facet, exact: sameFacet(facet, a) || sameFacet(facet, b) }
}

/** Facets hold numbers, texts, interned functions and flat lists of these. */
export function sameFacet(a: object, b: object): boolean {
  const left: readonly unknown[] = Object.values(a)
  const right: readonly unknown[] = Object.values(b)
  return left.every((value, index) => {
    const other = right[index]
    if (!Array.isArray(value) || !Array.isArray(other)) return value === other
    return value.length === other.length && value.every((item, at) => item === other[at])
  })
}
