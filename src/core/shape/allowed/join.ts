import { canonicalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import { kinds, type Kind } from '../kind.ts'
import type {
  Allowed,
  ArrayFacet,
  NumberFacet,
  ObjectBranch,
  Residue,
  StringFacet,
  Terms,
} from './allowed.ts'
import type { Lowering, Piece } from './facets.ts'
import { joinBranches } from './join-branches.ts'
import {
  boundNumbers,
  boundStrings,
  joinArrays,
  joinFacets,
  joinNumbers,
  joinStrings,
  sameFacet,
  type Joined,
} from './join-facets.ts'
import { kindConcerned } from './residue.ts'

/** What any of the pieces admits, kind by kind. */
export function joinPieces(pieces: readonly Piece[], terms: Terms, lowering: Lowering): Allowed {
  const live = pieces.filter(piece => piece.kinds.size > 0)
  const admitted = new Set(kinds.filter(kind => live.some(piece => piece.kinds.has(kind))))
  const residue = joinResidue(live)
  const string = joinString(live)
  const number = joinNumber(live)
  const array = joinArray(live, lowering)
  const branches = joinObject(live, residue.branches, lowering)
  const [origin] = terms.flat()
  return {
    kinds: admitted,
    values: joinValues(live, admitted),
    string: string.facet,
    number: number.facet,
    array: array.facet,
    branches: branches.facet,
    residue: residue.common,
    exact: residue.exact && string.exact && number.exact && array.exact && branches.exact,
    terms,
    direction: lowering.direction,
    origin: origin ? { file: origin.document.uri, pointer: origin.pointer } : null,
  }
}

function joinString(pieces: readonly Piece[]): Joined<StringFacet> {
  const { infinite, finite } = split(pieces, ['string'])
  return joinFacets(
    infinite.map(piece => piece.string),
    finite.map(boundStrings),
    joinStrings,
  )
}

function joinNumber(pieces: readonly Piece[]): Joined<NumberFacet> {
  const { infinite, finite } = split(pieces, ['integer', 'number'])
  const joined = joinFacets(
    infinite.map(piece => piece.number),
    finite.map(boundNumbers),
    joinNumbers,
  )
  const fractions = infinite.filter(piece => piece.kinds.has('number'))
  if (fractions.length === 0 || fractions.length === infinite.length) return joined
  // One facet stands for integers and fractions: it is only exact where those alternatives say the same.
  const own = joinFacets(
    fractions.map(piece => piece.number),
    [],
    joinNumbers,
  )
  const alike =
    own.facet === joined.facet ||
    (own.facet !== null && joined.facet !== null && sameFacet(own.facet, joined.facet))
  return { facet: joined.facet, exact: joined.exact && alike }
}

function joinArray(pieces: readonly Piece[], lowering: Lowering): Joined<ArrayFacet> {
  const { infinite, finite } = split(pieces, ['array'])
  return joinFacets(
    infinite.map(piece => piece.array),
    finite.map(() => null),
    (a, b) => joinArrays(a, b, lowering),
  )
}

function joinObject(
  pieces: readonly Piece[],
  branches: readonly (ObjectBranch | null)[],
  lowering: Lowering,
): Joined<readonly ObjectBranch[]> {
  const { infinite, finite } = split(pieces, ['object'])
  if (infinite.length > 0 && finite.length > 0) return { facet: null, exact: false }
  return joinBranches(branches, lowering)
}

/** The pieces that admit any of the kinds: those that list the values (given as these), and all others. */
function split(
  pieces: readonly Piece[],
  of: readonly Kind[],
): { readonly infinite: readonly Piece[]; readonly finite: readonly (readonly Json[])[] } {
  const speaking = pieces.filter(piece => of.some(kind => piece.kinds.has(kind)))
  const isInfinite = (piece: Piece): boolean =>
    of.some(kind => piece.kinds.has(kind) && !piece.values.has(kind))
  const infinite = speaking.filter(isInfinite)
  // Where all are listed there is nothing to bound.
  const listed = infinite.length === 0 ? [] : speaking.filter(piece => !isInfinite(piece))
  return { infinite, finite: listed.map(piece => of.flatMap(kind => piece.values.get(kind) ?? [])) }
}

function joinValues(
  pieces: readonly Piece[],
  admitted: ReadonlySet<Kind>,
): ReadonlyMap<Kind, readonly Json[]> {
  const values = new Map<Kind, readonly Json[]>()
  for (const kind of admitted) {
    const speaking = pieces.filter(piece => piece.kinds.has(kind))
    if (!speaking.every(piece => piece.values.has(kind))) continue
    const listed = speaking.flatMap(piece => piece.values.get(kind) ?? [])
    values.set(kind, [...new Map(listed.map(value => [canonicalJson(value), value])).values()])
  }
  return values
}

interface JoinedResidue {
  readonly common: readonly Residue[]
  readonly branches: readonly (ObjectBranch | null)[]
  readonly exact: boolean
}

/** Residue stays where it concerns all that it would then be held against; else it is dropped, and not exact. */
function joinResidue(pieces: readonly Piece[]): JoinedResidue {
  const branches: (ObjectBranch | null)[] = []
  const common = new Map<string, Residue>()
  let exact = true
  for (const piece of pieces) {
    const own: Residue[] = []
    const { branch } = piece
    for (const residue of piece.residue) {
      const kind = kindConcerned(residue)
      const others = kind === null ? pieces : pieces.filter(other => other.kinds.has(kind))
      if (others.every(other => other.residue.some(one => one.hash === residue.hash))) {
        common.set(residue.hash, residue)
      } else if (kind === null && piece.kinds.size === 1 && branch !== null) {
        own.push(residue)
      } else exact = false
    }
    if (!piece.kinds.has('object') || piece.values.has('object')) continue
    branches.push(branch && { ...branch, residue: [...branch.residue, ...own] })
  }
  return { common: [...common.values()], branches, exact }
}
