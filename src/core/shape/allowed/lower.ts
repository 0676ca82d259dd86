import { kinds } from '../kind.ts'
import type { Schema, SourceDocument } from '../schema/schema.ts'
import type { Allowed, Direction, LazyAllowed, Terms } from './allowed.ts'
import { clausesOf } from './clauses.ts'
import { areDisjoint } from './disjoint.ts'
import { pieceOf, type Lowering } from './facets.ts'
import { joinPieces } from './join.ts'
import { canonicalTerms } from './terms.ts'

/** What the schema admits on this side of a message, one level deep; what is below is lowered on demand. */
export function lower(schema: Schema, direction: Direction): Allowed {
  return allowedOf([[schema]], direction)()
}

type Interned = Map<string, LazyAllowed>
const interned = new WeakMap<SourceDocument, Interned>()
const fixed: Readonly<Record<Direction, Interned>> = { request: new Map(), response: new Map() }
const stated = new WeakMap<LazyAllowed, Terms>()
const computing = new WeakSet<LazyAllowed>()

/**
 * One lazy allowed per set of terms and direction, so that recursive schemas, also ones that recur
 * through `allOf`, make a finite graph: of finitely many schemas there are finitely many sets.
 */
export function allowedOf(anyTerms: Terms, direction: Direction): LazyAllowed {
  const { terms, key } = canonicalTerms(anyTerms)
  const table = tableFor(terms, direction)
  const name = `${direction} ${key}`
  let lazy = table.get(name)
  if (lazy === undefined) table.set(name, (lazy = lazily(terms, direction)))
  return lazy
}

/** Kept with the first document, so that they go when it goes. */
function tableFor(terms: Terms, direction: Direction): Interned {
  const document = terms[0]?.[0]?.document
  if (document === undefined) return fixed[direction]
  let table = interned.get(document)
  if (table === undefined) interned.set(document, (table = new Map()))
  return table
}

function lazily(terms: Terms, direction: Direction): LazyAllowed {
  let known: Allowed | undefined
  const lazy: LazyAllowed = () => {
    if (known !== undefined) return known
    computing.add(lazy)
    known = compute(terms, direction)
    computing.delete(lazy)
    return known
  }
  stated.set(lazy, terms)
  return lazy
}

/** Null for one that is being computed just now: whoever asks stands inside it. */
function peek(lazy: LazyAllowed): Allowed | null {
  return computing.has(lazy) ? null : lazy()
}

function compute(terms: Terms, direction: Direction): Allowed {
  if (terms.length === 1 && terms[0]?.length === 0) return anything(terms, direction)
  const lowering: Lowering = {
    direction,
    allowed: below => allowedOf(below, direction),
    termsOf: lazy => stated.get(lazy) ?? lazy().terms,
  }
  const disjoint = (schemas: readonly Schema[]): boolean =>
    areDisjoint(
      schemas.map(schema => peek(allowedOf([[schema]], direction))),
      peek,
    )
  const clauses = terms.flatMap(term => clausesOf(term, disjoint))
  const pieces = clauses.map(clause => pieceOf(clause, lowering))
  return joinPieces(pieces, terms, lowering)
}

function anything(terms: Terms, direction: Direction): Allowed {
  return {
    kinds: new Set(kinds),
    values: new Map(),
    string: null,
    number: null,
    array: null,
    branches: null,
    residue: [],
    exact: true,
    terms,
    direction,
    origin: null,
  }
}
