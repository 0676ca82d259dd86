import { kindConcerned } from '../../shape/allowed/residue.ts'
import type { Allowed } from '../../shape/allowed/allowed.ts'
import type { Kind } from '../../shape/kind.ts'
import type { Json } from '../../json/json.ts'
import { all, unknown, YES, type Verdict } from './answer.ts'
import { candidatesOf } from './candidates.ts'
import { proveArray } from './prove-array.ts'
import { proveObject } from './prove-object.ts'
import { proveNumber, proveString } from './prove-scalar.ts'
import type { Prover } from './prover.ts'
import { haveSameMeaning } from './same-meaning.ts'

/** Compares kind by kind. Only when all that has a facet is proven, the rest decides. */
export function decide(base: Allowed, revision: Allowed, prover: Prover): Verdict {
  if (haveSameMeaning(base, revision)) return YES
  const verdict = all(questionsOf(base, revision, prover), prover)
  if (verdict.is !== 'unknown' || prover.onlyProofs) return verdict
  for (const kind of revision.kinds) {
    const known = prover.search(base, revision, candidatesOf(revision, kind, base, prover))
    if (known !== null) return known
  }
  return verdict
}

function* questionsOf(base: Allowed, revision: Allowed, prover: Prover): Iterable<() => Verdict> {
  const infinite: Kind[] = []
  for (const kind of revision.kinds) {
    const finite = valuesOf(revision, kind)
    if (finite !== null) yield () => prover.refute(base, revision, finite) ?? YES
    else {
      infinite.push(kind)
      yield () => proveKind(kind, base, revision, prover)
    }
  }
  if (infinite.length > 0) yield () => proveRest(infinite, base, revision)
}

/** All values of the kind where they are listed or few. */
function valuesOf(allowed: Allowed, kind: Kind): readonly Json[] | null {
  const listed = allowed.values.get(kind)
  if (listed !== undefined) return listed
  if (kind === 'null') return [null]
  return kind === 'boolean' ? [true, false] : null
}

function proveKind(kind: Kind, base: Allowed, revision: Allowed, prover: Prover): Verdict {
  if (!base.kinds.has(kind) || base.values.has(kind)) {
    const tries = candidatesOf(revision, kind, base, prover)
    const known = prover.search(base, revision, tries)
    return known ?? unknown(`no ${kind} was found that the revision admits and the base does not`)
  }
  switch (kind) {
    case 'string':
      return proveString(base, revision, prover)
    case 'integer':
    case 'number':
      return proveNumber(kind, base, revision, prover)
    case 'array':
      return proveArray(base, revision, prover)
    case 'object':
      return proveObject(base, revision, prover)
    default:
      return YES
  }
}

/** What the base says beyond its facets has to be said by the revision too. */
function proveRest(infinite: readonly Kind[], base: Allowed, revision: Allowed): Verdict {
  if (!base.exact) return unknown('the alternatives of the base are too many or overlap')
  const said = new Set(revision.residue.map(({ hash }) => hash))
  const open = base.residue.find(residue => {
    const kind = kindConcerned(residue)
    return (kind === null || infinite.includes(kind)) && !said.has(residue.hash)
  })
  return open === undefined
    ? YES
    : unknown(`nothing is known about \`${open.keyword}\` of the base`)
}
