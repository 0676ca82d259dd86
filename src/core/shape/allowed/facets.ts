import { canonicalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import { kindOf, kinds, type Kind } from '../kind.ts'
import type { Schema } from '../schema/schema.ts'
import type {
  ArrayFacet,
  Direction,
  LazyAllowed,
  NumberFacet,
  ObjectBranch,
  Residue,
  StringFacet,
  Terms,
} from './allowed.ts'
import { admitsKind, type Clause, type Part } from './clauses.ts'
import { objectBranch } from './object-branch.ts'
import { kindConcerned } from './residue.ts'

/** What a clause admits, kind by kind. Of a kind that is not in `kinds` nothing else counts. */
export interface Piece {
  readonly kinds: ReadonlySet<Kind>
  readonly values: ReadonlyMap<Kind, readonly Json[]>
  readonly string: StringFacet | null
  readonly number: NumberFacet | null
  readonly array: ArrayFacet | null
  readonly branch: ObjectBranch | null
  readonly residue: readonly Residue[]
}

export interface Lowering {
  readonly direction: Direction
  readonly allowed: (terms: Terms) => LazyAllowed
  /** What a lazy allowed will be lowered from; asking does not lower it. */
  readonly termsOf: (lazy: LazyAllowed) => Terms
}

export function pieceOf(clause: Clause, lowering: Lowering): Piece {
  const { parts } = clause
  const values = valuesOf(parts)
  const admitted = kindsOf(clause, values)
  const ofObjects = clause.residue.filter(residue => kindConcerned(residue) === 'object')
  return {
    kinds: admitted,
    values: values === null ? new Map() : finiteKinds(values, admitted),
    string: admitted.has('string') ? stringFacet(parts) : null,
    number: admitted.has('integer') || admitted.has('number') ? numberFacet(parts) : null,
    array: admitted.has('array') ? arrayFacet(parts, lowering) : null,
    branch: admitted.has('object') ? objectBranch(parts, ofObjects, lowering) : null,
    residue: clause.residue.filter(residue => {
      const kind = kindConcerned(residue)
      return kind === null || (kind !== 'object' && admitted.has(kind))
    }),
  }
}

function kindsOf({ parts, onlyNull }: Clause, values: readonly Json[] | null): ReadonlySet<Kind> {
  const stated = values === null ? null : new Set(values.map(kindOf))
  const admitted = kinds.filter(
    kind =>
      (!onlyNull || kind === 'null') &&
      (stated === null || stated.has(kind)) &&
      parts.every(part => admitsKind(part.keywords, kind)),
  )
  return new Set(admitted)
}

/** The values that every enum and const of the parts lists, or null where none lists any. */
function valuesOf(parts: readonly Part[]): readonly Json[] | null {
  let found: readonly Json[] | null = null
  for (const { keywords } of parts) {
    const { const: literal, enum: listed } = keywords
    for (const values of [listed, literal === undefined ? undefined : [literal]]) {
      if (values === undefined) continue
      const texts = new Set(values.map(canonicalJson))
      const before: readonly Json[] = found ?? values
      found = before.filter(value => texts.has(canonicalJson(value)))
    }
  }
  return found
}

function finiteKinds(
  values: readonly Json[],
  admitted: ReadonlySet<Kind>,
): ReadonlyMap<Kind, readonly Json[]> {
  const byKind = new Map<Kind, Json[]>()
  // All kinds that are left are finite, also one of which no value is left.
  for (const kind of admitted) if (kind !== 'null') byKind.set(kind, [])
  for (const value of values) byKind.get(kindOf(value))?.push(value)
  if (byKind.get('boolean')?.length === 2) byKind.delete('boolean')
  return byKind
}

function stringFacet(parts: readonly Part[]): StringFacet | null {
  let minLength = 0
  let maxLength = Infinity
  const formats = new Set<string>()
  for (const { keywords } of parts) {
    minLength = Math.max(minLength, keywords.minLength ?? 0)
    maxLength = Math.min(maxLength, keywords.maxLength ?? Infinity)
    if (keywords.format !== undefined) formats.add(keywords.format)
  }
  const free = minLength === 0 && maxLength === Infinity && formats.size === 0
  return free ? null : { minLength, maxLength, formats: [...formats].sort() }
}

function numberFacet(parts: readonly Part[]): NumberFacet | null {
  const all = parts.map(part => part.keywords)
  const facet: NumberFacet = {
    minimum: Math.max(...all.map(({ minimum = -Infinity }) => minimum)),
    maximum: Math.min(...all.map(({ maximum = Infinity }) => maximum)),
    exclusiveMinimum: Math.max(...all.map(({ exclusiveMinimum = -Infinity }) => exclusiveMinimum)),
    exclusiveMaximum: Math.min(...all.map(({ exclusiveMaximum = Infinity }) => exclusiveMaximum)),
    multipleOf: [...new Set(all.flatMap(({ multipleOf }) => multipleOf ?? []))].sort(
      (a, b) => a - b,
    ),
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = facet
  const unbound = minimum === -Infinity && exclusiveMinimum === -Infinity
  const free = unbound && maximum === Infinity && exclusiveMaximum === Infinity
  return free && multipleOf.length === 0 ? null : facet
}

function arrayFacet(parts: readonly Part[], lowering: Lowering): ArrayFacet | null {
  let minItems = 0
  let maxItems = Infinity
  let listed = 0
  for (const { keywords } of parts) {
    minItems = Math.max(minItems, keywords.minItems ?? 0)
    maxItems = Math.min(maxItems, keywords.maxItems ?? Infinity)
    listed = Math.max(listed, keywords.prefixItems?.length ?? 0)
  }
  const rest = parts.flatMap(({ keywords }) => keywords.items ?? [])
  const free = minItems === 0 && maxItems === Infinity && listed === 0 && rest.length === 0
  if (free) return null
  const at = (index: number): Schema[] =>
    parts.flatMap(({ keywords }) => keywords.prefixItems?.[index] ?? keywords.items ?? [])
  const prefix = Array.from({ length: listed }, (_, index) => lowering.allowed([at(index)]))
  return { minItems, maxItems, prefix, items: lowering.allowed([rest]) }
}
