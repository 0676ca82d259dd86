import type { Json } from '../../json/json.ts'
import type { Allowed } from '../../shape/allowed/allowed.ts'
import { admits } from './admits.ts'
import { unknown, YES, type Asking, type Verdict } from './answer.ts'
import { decide } from './prove.ts'
import type { Lift, Prover } from './prover.ts'
import { makeSampler } from './sampler.ts'

const MAX_PAIRS = 100_000
/** Alternatives tried inside alternatives; each takes a few dozen calls on the stack. */
const MAX_LEVELS = 60

interface Pair {
  readonly base: Allowed
  readonly revision: Allowed
  /** The pair that requires this one, within the same level. */
  readonly by: Requirement | null
}

interface Requirement extends Pair {
  readonly lift: Lift
}

/** One question with all that it requires. What it assumes holds if the whole level does, else it is forgotten. */
interface Level {
  readonly assumed: Map<Allowed, Set<Allowed>>
  readonly pairs: Pair[]
  readonly outer: Level | null
}

/**
 * The proof that the revision is within the base. Pairs that are required wait in line and are assumed to
 * hold meanwhile: a pair that comes up again, also inside itself, is not looked at twice. That is sound
 * because values are finite: a difference between recursive schemas is met at some pair that is looked at.
 * Only when the line is empty the assumptions are discharged, all at once.
 */
export function proveWithin(
  base: Allowed,
  revision: Allowed,
  { onlyProofs, maxPairs = MAX_PAIRS }: Asking & { readonly maxPairs?: number },
): Verdict {
  const refuted = new Map<Allowed, Map<Allowed, Verdict>>()
  let level: Level | null = null
  let current: Pair = { base, revision, by: null }
  let levels = 0
  let count = 0

  const prover: Prover = {
    onlyProofs,
    require,
    attempt,
    refute,
    search: onlyProofs ? () => null : refute,
    sample: onlyProofs ? () => undefined : makeSampler(),
  }
  return attempt(() => require(base, revision, witness => [witness]))

  function require(outer: Allowed, inner: Allowed, lift: Lift): Verdict {
    if (outer === inner || inner.kinds.size === 0 || admitsAnything(outer)) return YES
    const known = refuted.get(outer)?.get(inner)
    if (known?.is === 'no') {
      const lifted = prover.search(current.base, current.revision, lift(known.witness))
      return lifted ?? unknown('no value was found around a difference further inside')
    }
    if (known !== undefined) return known
    if (isAssumed(level, outer, inner)) return YES
    if (++count > maxPairs) return unknown(`there are more than ${maxPairs} pairs to compare`)
    let row = level?.assumed.get(outer)
    if (row === undefined) level?.assumed.set(outer, (row = new Set()))
    row?.add(inner)
    level?.pairs.push({ base: outer, revision: inner, by: { ...current, lift } })
    return YES
  }

  function attempt(question: () => Verdict): Verdict {
    if (levels >= MAX_LEVELS) return unknown('alternatives stand inside alternatives too deep')
    const before = { level, current }
    const own: Level = { assumed: new Map(), pairs: [], outer: level }
    level = own
    current = { ...current, by: null }
    levels++
    const first = question()
    const verdict = first.is === 'yes' ? drain(own) : first
    levels--
    level = before.level
    current = before.current
    if (verdict.is === 'yes' && level !== null) addAssumed(level, own)
    return verdict
  }

  function drain({ pairs }: Level): Verdict {
    let open: Verdict | null = null
    // The line grows while it is walked.
    for (const pair of pairs) {
      current = pair
      const verdict = decide(pair.base, pair.revision, prover)
      if (verdict.is === 'yes') continue
      remember(pair, verdict)
      const raised = verdict.is === 'no' ? raise(pair, verdict.witness) : verdict
      if (raised.is === 'no') return raised
      open ??= raised
      if (onlyProofs) break
    }
    return open ?? YES
  }

  /** Makes a witness for the question of the level out of one for a pair that it requires. */
  function raise(pair: Pair, witness: Json): Verdict {
    let value = witness
    for (let by = pair.by; by !== null; by = by.by) {
      const lifted = prover.search(by.base, by.revision, by.lift(value))
      if (lifted?.is !== 'no')
        return unknown('no value was found around a difference further inside')
      value = lifted.witness
    }
    return { is: 'no', witness: value }
  }

  function remember({ base: outer, revision: inner }: Pair, verdict: Verdict): void {
    let row = refuted.get(outer)
    if (row === undefined) refuted.set(outer, (row = new Map()))
    row.set(inner, verdict)
  }
}

/** The first of the values that the inner admits and the outer refuses. */
function refute(
  outer: Allowed,
  inner: Allowed,
  candidates: Iterable<Json | undefined>,
): Verdict | null {
  for (const value of candidates) {
    if (value === undefined || !admits(inner, value) || admits(outer, value)) continue
    return { is: 'no', witness: value }
  }
  return null
}

function isAssumed(level: Level | null, base: Allowed, revision: Allowed): boolean {
  for (let at = level; at !== null; at = at.outer) {
    if (at.assumed.get(base)?.has(revision) === true) return true
  }
  return false
}

function addAssumed(to: Level, from: Level): void {
  for (const [base, revisions] of from.assumed) {
    const row = to.assumed.get(base) ?? new Set()
    to.assumed.set(base, row)
    for (const revision of revisions) row.add(revision)
  }
}

function admitsAnything({ terms }: Allowed): boolean {
  return terms.some(term => term.length === 0)
}
