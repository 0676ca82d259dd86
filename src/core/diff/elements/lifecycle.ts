import type { Operation } from '../../contract/contract.ts'
import type { OperationPair } from './operations.ts'
import { isUnreadableSunset } from './sunset.ts'
import { tell, type Comparing } from './tell.ts'

const stabilities: readonly string[] = ['draft', 'alpha', 'beta', 'stable']

/** Without a stated level an operation counts as stable; -1 for what is no level. */
function stabilityOf({ lifecycle }: Operation): number {
  return stabilities.indexOf(lifecycle.stability ?? 'stable')
}

export function hasUnreadableStability(operation: Operation): boolean {
  return stabilityOf(operation) < 0
}

/** Draft and alpha promise nothing: such an operation may change or go at any time. */
export function isUnstable(operation: Operation): boolean {
  const level = operation.lifecycle.stability
  return level === 'draft' || level === 'alpha'
}

/** Deprecation, sunset, stability, id and tags of an operation. */
export function compareLifecycle(comparing: Comparing, pair: OperationPair): void {
  compareDeprecation(comparing, pair)
  compareStability(comparing, pair)
  compareOperationId(comparing, pair)
  compareTags(comparing, pair)
}

function compareDeprecation(comparing: Comparing, { base, revision }: OperationPair): void {
  const where = { method: base.method, path: base.path }
  const before = base.lifecycle
  const after = revision.lifecycle
  const origin = { base: base.origin, revision: revision.origin }
  const { sunset } = after
  if (before.deprecated !== after.deprecated) {
    const fact = after.deprecated ? 'operation.deprecated' : 'operation.reactivated'
    tell(comparing, fact, { where, origin, details: { deprecated: after.deprecated, sunset } })
  } else if (after.deprecated && before.sunset !== sunset && before.sunset !== null) {
    const sides = { base: before.sunset, revision: sunset }
    const move = sunsetMove(before.sunset, sunset)
    const named = move === 'unreadable' ? unreadableOf(before.sunset, sunset) : sunset
    tell(comparing, `sunset.${move}`, { where, origin, ...sides, details: { sunset: named } })
  }
}

export function sunsetMove(
  before: string,
  after: string | null,
): 'removed' | 'changed' | 'unreadable' {
  if (after === null) return 'removed'
  return [before, after].some(isUnreadableSunset) ? 'unreadable' : 'changed'
}

/** Which of the two is no date, the new one first. */
export function unreadableOf(before: string, after: string | null): string | null {
  return isUnreadableSunset(after) ? after : before
}

function compareStability(comparing: Comparing, { base, revision }: OperationPair): void {
  const from = stabilityOf(base)
  const to = stabilityOf(revision)
  const sides = {
    base: base.lifecycle.stability ?? 'stable',
    revision: revision.lifecycle.stability ?? 'stable',
  }
  if (sides.base === sides.revision) return
  const where = { method: base.method, path: base.path }
  if (from < 0 || to < 0) {
    const name = to < 0 ? sides.revision : sides.base
    tell(comparing, 'operation.stabilityUnreadable', { where, ...sides, details: { name } })
  } else {
    const fact = to < from ? 'operation.stabilityDecreased' : 'operation.stabilityIncreased'
    tell(comparing, fact, { where, ...sides })
  }
}

function compareOperationId(comparing: Comparing, { base, revision }: OperationPair): void {
  if (base.operationId === revision.operationId) return
  const where = { method: base.method, path: base.path }
  const sides = { base: base.operationId, revision: revision.operationId }
  const fact = base.operationId === null ? 'operationId.added' : 'operationId.removed'
  tell(comparing, fact, { where, ...sides })
}

function compareTags(comparing: Comparing, { base, revision }: OperationPair): void {
  const where = { method: base.method, path: base.path }
  for (const name of new Set(base.tags)) {
    if (revision.tags.includes(name)) continue
    tell(comparing, 'tag.removed', { where, base: name, details: { name } })
  }
  for (const name of new Set(revision.tags)) {
    if (base.tags.includes(name)) continue
    tell(comparing, 'tag.added', { where, revision: name, details: { name } })
  }
}
