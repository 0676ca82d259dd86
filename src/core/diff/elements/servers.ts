import type { Contract } from '../../contract/contract.ts'
import type { Where } from '../change.ts'
import type { OperationPair } from './operations.ts'
import { nowhere, tell, type Comparing } from './tell.ts'

/** Where the API is served, for all operations that say nothing else. */
export function compareGlobalServers(
  comparing: Comparing,
  base: Contract,
  revision: Contract,
): void {
  compareLists(comparing, 'globalServer', nowhere, base.servers, revision.servers)
}

/** Where one operation is served. What it takes over from the document is told there, once. */
export function compareServers(
  comparing: Comparing,
  { base, revision }: OperationPair,
  contracts: { readonly base: Contract; readonly revision: Contract },
): void {
  if (!base.servers && !revision.servers) return
  const where = { ...nowhere, method: base.method, path: base.path }
  const before = base.servers ?? contracts.base.servers
  compareLists(comparing, 'server', where, before, revision.servers ?? contracts.revision.servers)
}

function compareLists(
  comparing: Comparing,
  word: 'server' | 'globalServer',
  where: Where,
  before: readonly string[],
  after: readonly string[],
): void {
  const came = new Set(after.filter(name => !before.includes(name)).map(withoutVersion))
  for (const name of new Set(before)) {
    if (after.includes(name)) continue
    // Whoever takes the next version of an API takes its address as well; the old one goes on by itself.
    const harmless = came.has(withoutVersion(name)) ? { harmless: true } : {}
    tell(comparing, `${word}.removed`, { where, base: name, details: { name, ...harmless } })
  }
  for (const name of new Set(after)) {
    if (before.includes(name)) continue
    tell(comparing, `${word}.added`, { where, revision: name, details: { name } })
  }
}

const version = /^v?\d+(\.\d+)*([-.]?(alpha|beta|rc)\d*)?$/i

/** The address with a mark in place of each segment that names a version. */
function withoutVersion(address: string): string {
  return address
    .split('/')
    .map(segment => (version.test(segment) ? '{version}' : segment))
    .join('/')
}
