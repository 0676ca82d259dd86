import { canonicalJson } from '../../json/canonical.ts'
import type { Kind } from '../kind.ts'
import type { Allowed, LazyAllowed, ObjectBranch } from './allowed.ts'

/** Proving more alternatives apart pair by pair would cost more than it tells. */
const MAX_ALTERNATIVES = 64

/** The allowed that a lazy one gives, or null while that one is being computed. */
export type Peek = (lazy: LazyAllowed) => Allowed | null

/** Whether no value can be admitted by two of these. False also means: not to be told. */
export function areDisjoint(all: readonly (Allowed | null)[], peek: Peek): boolean {
  if (all.length > MAX_ALTERNATIVES) return false
  return all.every((a, i) =>
    all.slice(i + 1).every(b => a !== null && b !== null && apart(a, b, peek)),
  )
}

function apart(a: Allowed, b: Allowed, peek: Peek): boolean {
  return [...a.kinds].every(kind => !b.kinds.has(kind) || apartIn(kind, a, b, peek))
}

function apartIn(kind: Kind, a: Allowed, b: Allowed, peek: Peek): boolean {
  const left = a.values.get(kind)
  const right = b.values.get(kind)
  if (left !== undefined && right !== undefined) {
    const texts = new Set(left.map(canonicalJson))
    return !right.some(value => texts.has(canonicalJson(value)))
  }
  if (kind !== 'object' || a.branches === null || b.branches === null) return false
  return a.branches.every(one => b.branches?.every(other => branchesApart(one, other, peek)))
}

/** A tag keeps objects apart: a property that both require, with values that they do not share. */
export function branchesApart(a: ObjectBranch, b: ObjectBranch, peek: Peek): boolean {
  return (
    [...a.required].some(name => {
      if (!b.required.has(name)) return isClosedTo(b, name, peek)
      const left = peek(a.properties.get(name) ?? a.additional)
      const right = peek(b.properties.get(name) ?? b.additional)
      return left !== null && right !== null && scalarsApart(left, right)
    }) || [...b.required].some(name => !a.required.has(name) && isClosedTo(a, name, peek))
  )
}

function isClosedTo(branch: ObjectBranch, name: string, peek: Peek): boolean {
  return peek(branch.properties.get(name) ?? branch.additional)?.kinds.size === 0
}

function scalarsApart(a: Allowed, b: Allowed): boolean {
  return [...a.kinds].every(kind => {
    if (!b.kinds.has(kind)) return true
    const left = a.values.get(kind)
    const right = b.values.get(kind)
    if (left === undefined || right === undefined) return false
    const texts = new Set(left.map(canonicalJson))
    return !right.some(value => texts.has(canonicalJson(value)))
  })
}
