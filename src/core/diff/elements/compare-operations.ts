import type { Contract, Operation } from '../../contract/contract.ts'
import type { Change } from '../change.ts'
import { compareCallbacks } from './callbacks.ts'
import { compareLifecycle, hasUnreadableStability, isUnstable } from './lifecycle.ts'
import { compareBody, compareResponses } from './messages.ts'
import { pairOperations, pathShape, type OperationPair } from './operations.ts'
import { compareParameters } from './parameters.ts'
import { compareSecurity } from './security.ts'
import { compareServers } from './servers.ts'
import { isUnreadableSunset } from './sunset.ts'
import { tell, type Comparing } from './tell.ts'

interface BothContracts {
  readonly base: Contract
  readonly revision: Contract
}

/** The operations that came, went and stayed; those that stayed are compared whole. */
export function compareOperations(
  comparing: Comparing,
  base: readonly Operation[],
  revision: readonly Operation[],
  contracts: BothContracts,
): void {
  const { pairs, added, removed } = pairOperations(base, revision)
  const paths = new Set(revision.map(operation => pathShape(operation.path)))
  for (const operation of removed) tellRemoved(comparing, operation, paths)
  for (const { method, path, origin } of added) {
    const told = { where: { method, path }, origin: { revision: origin } }
    tell(comparing, 'operation.added', { ...told, revision: `${method} ${path}` })
  }
  for (const pair of pairs) {
    if (isUnstable(pair.base) && isUnstable(pair.revision)) {
      compareUnstable(comparing, pair, contracts)
    } else compareOperation(comparing, pair, contracts)
  }
}

function tellRemoved(comparing: Comparing, operation: Operation, paths: ReadonlySet<string>): void {
  const { method, path, lifecycle } = operation
  const { deprecated, sunset, stability } = lifecycle
  const where = { method, path }
  const told = { where, base: `${method} ${path}`, origin: { base: operation.origin } }
  if (hasUnreadableStability(operation)) {
    const sides = { base: stability, revision: null, details: { name: stability ?? '' } }
    return tell(comparing, 'operation.stabilityUnreadable', { ...told, ...sides })
  }
  const unstable = isUnstable(operation)
  if (deprecated && !unstable && isUnreadableSunset(sunset)) {
    const sides = { base: sunset, revision: null }
    return tell(comparing, 'sunset.unreadable', { ...told, ...sides, details: { sunset } })
  }
  const pathGone = !paths.has(pathShape(path))
  tell(comparing, 'operation.removed', {
    ...told,
    details: { deprecated, sunset, pathGone, unstable },
  })
}

function compareOperation(
  comparing: Comparing,
  pair: OperationPair,
  contracts: BothContracts,
): void {
  compareLifecycle(comparing, pair)
  compareSecurity(comparing, pair, contracts)
  compareServers(comparing, pair, contracts)
  compareParameters(comparing, pair)
  compareBody(comparing, pair)
  compareResponses(comparing, pair)
  compareCallbacks(comparing, pair)
}

function isStability({ fact }: Change): boolean {
  return fact.startsWith('operation.stability')
}

/** What promised nothing and still promises nothing is told in one fact, however much of it changed. */
function compareUnstable(
  comparing: Comparing,
  pair: OperationPair,
  contracts: BothContracts,
): void {
  const inner: Comparing = { ...comparing, changes: [] }
  compareOperation(inner, pair, contracts)
  comparing.changes.push(...inner.changes.filter(isStability))
  const count = inner.changes.filter(change => !isStability(change)).length
  if (count === 0) return
  const { base, revision } = pair
  tell(comparing, 'operation.unstableChanged', {
    where: { method: base.method, path: base.path },
    origin: { base: base.origin, revision: revision.origin },
    base: base.lifecycle.stability,
    revision: revision.lifecycle.stability,
    details: { count },
  })
}
