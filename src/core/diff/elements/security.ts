import type { Contract, SecurityAlternative } from '../../contract/contract.ts'
import { isArray, isObject, property, type Json } from '../../json/json.ts'
import type { Where } from '../change.ts'
import type { OperationPair } from './operations.ts'
import { nowhere, tell, type Comparing } from './tell.ts'

/** The security that the document states for all operations that state none. */
export function compareGlobalSecurity(
  comparing: Comparing,
  base: Contract,
  revision: Contract,
): void {
  compareAlternatives(
    comparing,
    'globalSecurity',
    nowhere,
    globalSecurity(base),
    globalSecurity(revision),
  )
}

/** The security of one operation. What it takes over from the document is told there, once. */
export function compareSecurity(
  comparing: Comparing,
  { base, revision }: OperationPair,
  contracts: { readonly base: Contract; readonly revision: Contract },
): void {
  const before = ownSecurity(base.security, contracts.base)
  const after = ownSecurity(revision.security, contracts.revision)
  if (before === null && after === null) return
  const where = { ...nowhere, method: base.method, path: base.path }
  compareAlternatives(
    comparing,
    'security',
    where,
    before ?? globalSecurity(contracts.base),
    after ?? globalSecurity(contracts.revision),
  )
}

type Alternatives = ReadonlyMap<string, SecurityAlternative>

function ownSecurity(
  security: readonly SecurityAlternative[] | null,
  contract: Contract,
): Alternatives | null {
  const own = byName(security ?? [])
  return sameAlternatives(own, globalSecurity(contract)) ? null : own
}

function sameAlternatives(a: Alternatives, b: Alternatives): boolean {
  const text = (all: Alternatives): string =>
    [...all]
      .map(([name, schemes]) => `${name}:${[...schemes.values()].join('/')}`)
      .toSorted()
      .join('\n')
  return text(a) === text(b)
}

function globalSecurity(contract: Contract): Alternatives {
  const { root } = contract.document
  const stated = isObject(root) ? property(root, 'security') : undefined
  if (!isArray(stated)) return new Map()
  return byName(stated.filter(isObject).map(item => new Map(Object.entries(item).map(readScopes))))
}

function readScopes([name, scopes]: readonly [string, Json]): readonly [string, readonly string[]] {
  return [name, isArray(scopes) ? scopes.filter(scope => typeof scope === 'string') : []]
}

/** Alternatives by the schemes that they need together; the one that needs nothing is left out. */
function byName(alternatives: readonly SecurityAlternative[]): Alternatives {
  const named = alternatives.map(
    alternative => [[...alternative.keys()].toSorted().join(' AND '), alternative] as const,
  )
  return new Map(named.filter(([name]) => name !== ''))
}

function compareAlternatives(
  comparing: Comparing,
  word: 'security' | 'globalSecurity',
  where: Where,
  before: Alternatives,
  after: Alternatives,
): void {
  for (const [name, alternative] of before) {
    const other = after.get(name)
    if (!other) tell(comparing, `${word}.removed`, { where, base: name, details: { name } })
    else compareScopes(comparing, word, where, alternative, other)
  }
  for (const name of after.keys()) {
    if (before.has(name)) continue
    tell(comparing, `${word}.added`, { where, revision: name, details: { name } })
  }
}

function compareScopes(
  comparing: Comparing,
  word: 'security' | 'globalSecurity',
  where: Where,
  before: SecurityAlternative,
  after: SecurityAlternative,
): void {
  for (const [scheme, scopes] of before) {
    const others = after.get(scheme) ?? []
    for (const name of scopes) {
      if (others.includes(name)) continue
      tell(comparing, `${word}Scope.removed`, { where, base: name, details: { name, scheme } })
    }
    for (const name of others) {
      if (scopes.includes(name)) continue
      tell(comparing, `${word}Scope.added`, { where, revision: name, details: { name, scheme } })
    }
  }
}
