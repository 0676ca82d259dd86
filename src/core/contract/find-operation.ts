import type { Contract, Operation } from './contract.ts'
import { addRoute, matchRoute, newRouteNode, type RouteNode } from './route-tree.ts'

export interface FoundOperation {
  readonly operation: Operation
  /** Path parameters, percent-decoded, by the names that this operation gives them. */
  readonly parameters: ReadonlyMap<string, string>
}

interface Router {
  readonly tree: RouteNode
  /** Path prefixes of the servers, longest first, each without a trailing slash; the empty one is last. */
  readonly bases: readonly string[]
}

const routers = new WeakMap<Contract, Router>()

/**
 * The operation that a request goes to, or null where the contract has none. Literal segments win over templates.
 * The base paths of the contract's servers are taken off; hosts are not looked at, so that mocks and
 * proxies find the same operations.
 *
 * @param method in any case.
 * @param url absolute, or a path; query and fragment are ignored.
 */
export function findOperation(
  contract: Contract,
  method: string,
  url: string,
): FoundOperation | null {
  const { tree, bases } = routerOf(contract)
  const path = pathOf(url)
  for (const base of bases) {
    if (base !== '' && path !== base && !path.startsWith(`${base}/`)) continue
    const found = matchRoute(tree, method.toUpperCase(), path.slice(base.length) || '/')
    if (found !== null) return found
  }
  return null
}

function routerOf(contract: Contract): Router {
  const known = routers.get(contract)
  if (known) return known
  const tree = newRouteNode()
  const servers = new Set(contract.servers)
  for (const operation of contract.operations) {
    addRoute(tree, operation)
    for (const server of operation.servers ?? []) servers.add(server)
  }
  const bases = new Set(Array.from(servers, server => pathOf(server).replace(/\/+$/, '')))
  const router = { tree, bases: [...bases.add('')].sort((a, b) => b.length - a.length) }
  routers.set(contract, router)
  return router
}

/** The path of an absolute URL or of a path, with a slash in front, without query and fragment. */
function pathOf(url: string): string {
  const end = url.search(/[?#]/)
  const bare = (end < 0 ? url : url.slice(0, end)).replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/]*/i, '')
  return bare.startsWith('/') ? bare : `/${bare.replace(/^\.?\/?/, '')}`
}
