import type { Allowed, LazyAllowed, ObjectBranch } from '../../shape/allowed/allowed.ts'
import { branchesApart } from '../../shape/allowed/disjoint.ts'
import { all, unknown, YES, type Verdict } from './answer.ts'
import { branchesOf, objectOf, propertyOf, type ObjectPlan } from './build.ts'
import type { Prover } from './prover.ts'

/** Pairs of alternatives to hold against each other; more are not looked at. */
const MAX_ALTERNATIVES = 256

/** Each alternative of the revision has to be within one of the base. */
export function proveObject(base: Allowed, revision: Allowed, prover: Prover): Verdict {
  const outer = base.branches
  if (outer === null) return YES
  const inner = branchesOf(revision)
  if (outer.length * inner.length > MAX_ALTERNATIVES)
    return unknown('there are too many alternatives')
  const questions = inner.map(branch => () => proveAny(outer, branch, base, revision, prover))
  return all(questions, prover)
}

function proveAny(
  outer: readonly ObjectBranch[],
  inner: ObjectBranch,
  base: Allowed,
  revision: Allowed,
  prover: Prover,
): Verdict {
  const possible = outer.filter(branch => !branchesApart(branch, inner, lazy => lazy()))
  const [only, ...others] = likeliestFirst(possible, inner)
  if (only === undefined) {
    const tries = [{}, { full: true }].map(plan => objectOf(inner, prover, plan))
    return prover.search(base, revision, tries) ?? unknown('no object of the alternative was found')
  }
  // Where there is no choice nothing has to be tried.
  if (others.length === 0) return proveBranch(only, inner, base, revision, prover)
  let open: Verdict | null = null
  for (const branch of [only, ...others]) {
    const verdict = prover.attempt(() => proveBranch(branch, inner, base, revision, prover))
    // A witness is confirmed against all alternatives, so that one is enough.
    if (verdict.is !== 'unknown') return verdict
    open ??= verdict
  }
  return open ?? YES
}

/** The alternative with the most names in common is most likely the same one. */
function likeliestFirst(
  outer: readonly ObjectBranch[],
  inner: ObjectBranch,
): readonly ObjectBranch[] {
  if (outer.length < 2) return outer
  const common = (branch: ObjectBranch): number =>
    [...branch.properties.keys()].filter(name => inner.properties.has(name)).length
  return outer.toSorted((a, b) => common(b) - common(a))
}

function proveBranch(
  outer: ObjectBranch,
  inner: ObjectBranch,
  base: Allowed,
  revision: Allowed,
  prover: Prover,
): Verdict {
  const impossible = [...inner.required].some(name => propertyOf(inner, name)().kinds.size === 0)
  if (impossible) return YES
  const refute = (...plans: readonly ObjectPlan[]): Verdict => {
    const objects = plans.map(plan => objectOf(inner, prover, plan))
    return (
      prover.search(base, revision, objects) ?? unknown('no object was found that tells them apart')
    )
  }
  return all(questionsOf(outer, inner, revision, prover, refute), prover)
}

function* questionsOf(
  outer: ObjectBranch,
  inner: ObjectBranch,
  revision: Allowed,
  prover: Prover,
  refute: (...plans: readonly ObjectPlan[]) => Verdict,
): Iterable<() => Verdict> {
  for (const name of outer.required) {
    if (!inner.required.has(name))
      yield () => refute({ without: name }, { without: name, full: true })
  }
  const [least, most] = countsOf(inner)
  if (least < outer.minProperties) yield () => refute({})
  if (most > outer.maxProperties) yield () => refute({ full: true, count: outer.maxProperties + 1 })
  const names = new Set([...outer.properties.keys(), ...inner.properties.keys()])
  for (const name of names) {
    yield () => requireMember(name, propertyOf(outer, name), propertyOf(inner, name), inner, prover)
  }
  yield () => requireMember(freshName(names), outer.additional, inner.additional, inner, prover)
  const said = new Set([...inner.residue, ...revision.residue].map(({ hash }) => hash))
  const open = outer.residue.find(({ hash }) => !said.has(hash))
  if (open !== undefined)
    yield () => unknown(`nothing is known about \`${open.keyword}\` of the base`)
}

function requireMember(
  name: string,
  outer: LazyAllowed,
  inner: LazyAllowed,
  branch: ObjectBranch,
  prover: Prover,
): Verdict {
  if (outer === inner) return YES
  return prover.require(outer(), inner(), witness => [
    objectOf(branch, prover, { member: [name, witness] }),
    objectOf(branch, prover, { member: [name, witness], full: true }),
  ])
}

/** How many properties an object of this alternative has, at least and at most. */
function countsOf(branch: ObjectBranch): readonly [number, number] {
  const { minProperties, maxProperties, required, properties, additional } = branch
  const closed = additional().kinds.size === 0
  const most = closed ? Math.min(maxProperties, properties.size) : maxProperties
  return [Math.max(minProperties, required.size), most]
}

function freshName(taken: ReadonlySet<string>): string {
  let name = 'other'
  while (taken.has(name)) name += '_'
  return name
}
