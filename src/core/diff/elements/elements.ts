import type { Contract, Operation } from '../../contract/contract.ts'
import { compareOperations } from './compare-operations.ts'
import { compareSchemes } from './schemes.ts'
import { compareGlobalSecurity } from './security.ts'
import { compareGlobalServers } from './servers.ts'
import { tell, type Comparing } from './tell.ts'

/** Everything in which two contracts differ, down to the keywords of the schemas that both have. */
export function compareElements(comparing: Comparing, base: Contract, revision: Contract): void {
  compareOperations(comparing, base.operations, revision.operations, { base, revision })
  compareWebhooks(comparing, base, revision)
  compareGlobalServers(comparing, base, revision)
  compareGlobalSecurity(comparing, base, revision)
  compareSchemes(comparing, base, revision)
  for (const name of base.schemas.keys()) {
    if (revision.schemas.has(name)) continue
    tell(comparing, 'schema.removed', { base: name, details: { name } })
  }
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
  const stayed = (operations: readonly Operation[]): Operation[] =>
    operations.filter(({ path }) => before.has(path) && after.has(path)).map(asWebhook)
  const both = { base, revision }
  compareOperations(comparing, stayed(base.webhooks), stayed(revision.webhooks), both)
}

function asWebhook(operation: Operation): Operation {
  const path = `webhook:${operation.path}`
  return { ...operation, path, key: `${operation.method} ${path}` }
}
