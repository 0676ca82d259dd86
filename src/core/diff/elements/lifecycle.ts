import type { OperationPair } from './operations.ts'
import { tell, type Comparing } from './tell.ts'

const stabilities: readonly string[] = ['draft', 'alpha', 'beta', 'stable']

/** Deprecation, sunset, stability, id and tags of an operation. */
export function compareLifecycle(comparing: Comparing, pair: OperationPair): void {
  const { base, revision } = pair
  const where = { method: base.method, path: base.path }
  const before = base.lifecycle
  const after = revision.lifecycle
  const origin = { base: base.origin, revision: revision.origin }
  const { sunset } = after
  if (before.deprecated !== after.deprecated) {
    const fact = after.deprecated ? 'operation.deprecated' : 'operation.reactivated'
    tell(comparing, fact, { where, origin, details: { deprecated: after.deprecated, sunset } })
  } else if (after.deprecated && before.sunset !== sunset && before.sunset !== null) {
    const fact = sunset === null ? 'sunset.removed' : 'sunset.changed'
    const sides = { base: before.sunset, revision: sunset }
    tell(comparing, fact, { where, origin, ...sides, details: { sunset } })
  }
  compareStability(comparing, pair)
  compareOperationId(comparing, pair)
  compareTags(comparing, pair)
}

function compareStability(comparing: Comparing, { base, revision }: OperationPair): void {
  // Without a stated level an operation counts as stable.
  const before = base.lifecycle.stability ?? 'stable'
  const after = revision.lifecycle.stability ?? 'stable'
  const from = stabilities.indexOf(before)
  const to = stabilities.indexOf(after)
  if (from < 0 || to < 0 || from === to) return
  const fact = to < from ? 'operation.stabilityDecreased' : 'operation.stabilityIncreased'
  const where = { method: base.method, path: base.path }
  tell(comparing, fact, { where, base: before, revision: after })
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
