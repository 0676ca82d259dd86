import type { Callback, Operation } from '../../contract/contract.ts'
import type { Change } from '../change.ts'
import { compareBody, compareResponses } from './messages.ts'
import { pairOperations, type OperationPair } from './operations.ts'
import { compareParameters } from './parameters.ts'
import { tell, type Comparing } from './tell.ts'

/**
 * What an operation calls back. The provider sends and the consumer answers here, so the directions are turned
 * round: the body of the call is what a consumer reads.
 */
export function compareCallbacks(comparing: Comparing, { base, revision }: OperationPair): void {
  const before = calledBack(base)
  const after = calledBack(revision)
  const { pairs, added, removed } = pairOperations(before, after)
  for (const operation of removed) tellCallback(comparing, base, operation, 'removed')
  for (const operation of added) tellCallback(comparing, base, operation, 'added')
  for (const pair of pairs) compareCallback(comparing, pair)
}

/** The operations of all callbacks, each with a path that says whose callback it is. */
function calledBack(operation: Operation): Operation[] {
  return operation.callbacks.flatMap(callback =>
    callback.operations.map(called => {
      const path = callbackPath(callback, operation)
      return { ...called, path, key: `${called.method} ${path}` }
    }),
  )
}

function callbackPath({ name, expression }: Callback, { key }: Operation): string {
  return `callback:${name} ${expression} of ${key}`
}

function tellCallback(
  comparing: Comparing,
  { method, path }: Operation,
  called: Operation,
  move: 'added' | 'removed',
): void {
  const name = `${called.method} ${called.path}`.replace(/ of [A-Z]+ \/.*$/, '')
  const side = move === 'added' ? 'revision' : 'base'
  const origin = { [side]: called.origin }
  tell(comparing, `callback.${move}`, {
    where: { method, path },
    origin,
    details: { name },
    [side]: name,
  })
}

function compareCallback(comparing: Comparing, pair: OperationPair): void {
  const inner: Change[] = []
  const turned: Comparing = { ...comparing, changes: inner, isTurned: true }
  compareParameters(turned, pair)
  compareBody(turned, pair)
  compareResponses(turned, pair)
  for (const { schemas: _, fact, details, ...change } of inner) {
    // Without its schemas nothing is proven of a change: proofs go by the fact, and that one is told by another.
    comparing.changes.push({ ...change, fact: 'callback.changed', details: { ...details, fact } })
  }
}
