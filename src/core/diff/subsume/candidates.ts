import { isArray, isObject, property, type Json } from '../../json/json.ts'
import type { Allowed, NumberFacet, StringFacet } from '../../shape/allowed/allowed.ts'
import { kindOf, type Kind } from '../../shape/kind.ts'
import { arrayOf, branchesOf, objectOf } from './build.ts'
import type { Prover } from './prover.ts'

const MAX_TEXT = 10_000
const MAX_BRANCHES = 8
const MAX_ITEMS = 1000

/**
 * Values of the kind that the allowed may admit, chosen where another one may differ: around the bounds of
 * both, one for each format, and what the documents give as examples.
 */
export function* candidatesOf(
  allowed: Allowed,
  kind: Kind,
  beside: Allowed | null,
  prover: Pick<Prover, 'sample'>,
): Iterable<Json | undefined> {
  const listed = allowed.values.get(kind)
  if (listed !== undefined) {
    yield* listed
    return
  }
  yield* examplesOf(allowed).filter(value => kindOf(value) === kind)
  if (kind === 'null') yield null
  else if (kind === 'boolean') yield* [true, false]
  else if (kind === 'string') yield* texts([allowed.string, beside?.string ?? null])
  else if (kind === 'array') yield* arrays(allowed, beside, prover)
  else if (kind === 'object') yield* objects(allowed, prover)
  else yield* numbers(kind, [allowed.number, beside?.number ?? null])
}

function examplesOf({ terms }: Allowed): Json[] {
  return terms.flat().flatMap(({ value }) => {
    if (!isObject(value)) return []
    const several = property(value, 'examples')
    const found = [property(value, 'example'), property(value, 'default')]
    return found.filter(one => one !== undefined).concat(isArray(several) ? several : [])
  })
}

function numbers(kind: 'integer' | 'number', facets: readonly (NumberFacet | null)[]): number[] {
  const points = new Set([0, 1, -1, 7, 1_000_003])
  for (const facet of facets) {
    if (facet === null) continue
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = facet
    const steps = multipleOf.length > 0 ? multipleOf : [1]
    for (const bound of [minimum, maximum, exclusiveMinimum, exclusiveMaximum, 0]) {
      if (!Number.isFinite(bound)) continue
      for (const step of steps) {
        const at = Math.floor(bound / step) * step
        for (const near of [bound, at, at + step, at - step, bound + step, bound - step])
          points.add(near)
      }
    }
    const product = multipleOf.reduce((a, b) => a * b, 1)
    if (product !== 1) points.add(product)
  }
  const all = [...points].filter(point => Number.isFinite(point))
  if (kind === 'integer') return all.filter(point => Number.isInteger(point))
  return all
    .flatMap(point => [point, point + 0.5, point - 0.25])
    .filter(point => !Number.isInteger(point))
}

const formatted: readonly string[] = [
  '2024-02-29T12:30:00Z',
  '2024-02-29',
  '12:30:00Z',
  '3f2b1c9e-8d7a-4b6c-9e0f-1a2b3c4d5e6f',
  'https://example.com/',
  'someone@example.com',
  '192.0.2.1',
  '2001:db8::1',
]
const plain: readonly string[] = ['a', 'b', 'zz', 'A1', '0', 'x y', '', 'é', '_-']

function texts(facets: readonly (StringFacet | null)[]): string[] {
  const lengths = new Set<number>()
  for (const facet of facets) {
    if (facet === null) continue
    const { minLength, maxLength } = facet
    for (const length of [minLength, minLength - 1, maxLength, maxLength + 1]) {
      if (length >= 0 && length <= MAX_TEXT) lengths.add(Math.ceil(length))
    }
  }
  const padded = [...lengths].flatMap(length => ['a'.repeat(length), '1'.repeat(length)])
  const long = [...lengths].map(
    length => `https://example.com/${'a'.repeat(Math.max(0, length - 20))}`,
  )
  return [...new Set([...plain, ...padded, ...formatted, ...long])]
}

function* arrays(
  { array }: Allowed,
  beside: Allowed | null,
  prover: Pick<Prover, 'sample'>,
): Iterable<Json | undefined> {
  if (array === null) {
    yield* [[], [null], ['a', 1], [null, null]]
    const most = beside?.array?.maxItems ?? Infinity
    if (most < MAX_ITEMS) yield Array.from({ length: most + 1 }, () => null)
    return
  }
  const { minItems, maxItems } = array
  const other = beside?.array ?? array
  const lengths = [minItems, minItems + 1, maxItems, other.minItems - 1, other.maxItems + 1, 2]
  const fitting = lengths.filter(length => length >= minItems && length <= maxItems && length >= 0)
  for (const length of new Set(fitting)) yield arrayOf(array, length, prover)
}

function* objects(allowed: Allowed, prover: Pick<Prover, 'sample'>): Iterable<Json | undefined> {
  const branches = branchesOf(allowed).slice(0, MAX_BRANCHES)
  for (const branch of branches) yield objectOf(branch, prover, {})
  for (const branch of branches) {
    yield objectOf(branch, prover, { full: true })
    yield objectOf(branch, prover, { count: branch.required.size + 1 })
  }
}
