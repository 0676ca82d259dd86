import type { Contract, Operation } from '../../contract/contract.ts'
import { compareLifecycle } from './lifecycle.ts'
import { compareBody, compareResponses } from './messages.ts'
import { pairOperations, pathShape, type OperationPair } from './operations.ts'
import { compareParameters } from './parameters.ts'
import { compareSchemes } from './schemes.ts'
import { compareGlobalSecurity, compareSecurity } from './security.ts'
import { tell, type Comparing } from './tell.ts'

/** Everything in which two contracts differ, down to the keywords of the schemas that both have. */
export function compareElements(comparing: Comparing, base: Contract, revision: Contract): void {
  compareOperations(comparing, base, revision)
  compareWebhooks(comparing, base, revision)
  compareGlobalSecurity(comparing, base, revision)
  compareSchemes(comparing, base, revision)
  for (const name of base.schemas.keys()) {
    if (revision.schemas.has(name)) continue
    tell(comparing, 'schema.removed', { base: name, details: { name } })
  }
}

function compareOperations(comparing: Comparing, base: Contract, revision: Contract): void {
  const { pairs, added, removed } = pairOperations(base.operations, revision.operations)
  const paths = new Set(revision.operations.map(operation => pathShape(operation.path)))
  for (const operation of removed) tellRemoved(comparing, operation, paths)
  for (const { method, path, origin } of added) {
    const told = { where: { method, path }, origin: { revision: origin } }
    tell(comparing, 'operation.added', { ...told, revision: `${method} ${path}` })
  }
  for (const pair of pairs) compareOperation(comparing, pair, { base, revision })
}

function tellRemoved(comparing: Comparing, operation: Operation, paths: ReadonlySet<string>): void {
  const { method, path, lifecycle } = operation
  const { deprecated, sunset } = lifecycle
  tell(comparing, 'operation.removed', {
    where: { method, path },
    base: `${method} ${path}`,
    origin: { base: operation.origin },
    details: { deprecated, sunset, pathGone: !paths.has(pathShape(path)) },
  })
}

function compareOperation(
  comparing: Comparing,
  pair: OperationPair,
  contracts: { readonly base: Contract; readonly revision: Contract },
): void {
  compareLifecycle(comparing, pair)
  compareSecurity(comparing, pair, contracts)
  compareParameters(comparing, pair)
  compareBody(comparing, pair)
  compareResponses(comparing, pair)
}

/** Webhooks are told by name; the operations of those that stayed are compared like any other. */
function compareWebhooks(comparing: Comparing, base: Contract, revision: Contract): void {
  const before = new Set(base.webhooks.map(operation => operation.path))
  const after = new Set(revision.webhooks.map(operation => operation.path))
  for (const name of before) {
    if (!after.has(name)) tell(comparing, 'webhook.removed', { base: name, details: { name } })
  }
  for (const name of after) {
    if (!before.has(name)) tell(comparing, 'webhook.added', { revision: name, details: { name } })
  }
  const { pairs } = pairOperations(base.webhooks, revision.webhooks)
  for (const pair of pairs) {
    compareOperation(
      comparing,
      { base: asWebhook(pair.base), revision: asWebhook(pair.revision) },
      { base, revision },
    )
  }
}

function asWebhook(operation: Operation): Operation {
  return { ...operation, path: `webhook:${operation.path}` }
}
