import { canonicalJson } from '../json/canonical.ts'
import type { Finding } from './finding.ts'
import type { Group } from './rename-hints.ts'
import { ruleById } from './table.ts'
import { tailOf } from './tail.ts'

/** Findings that come from another version being served: first what tells of the version, then what it brought along. */
export interface Served {
  readonly root: Finding
  readonly group: Group
}

/**
 * Parts what was seen into what another version brought along, and the rest. All of an answer that another version
 * gave comes from that, and one move of a version is one thing to know however many operations it reaches.
 */
export function partByVersion(findings: readonly Finding[]): {
  readonly served: readonly Served[]
  readonly rest: readonly Finding[]
} {
  const roots = findings.filter(
    ({ rule, verdict, expected }) =>
      // A version that is told for the first time says nothing about what was served before.
      verdict === 'drift' && rule === 'response-served-version-changed' && expected !== 'none',
  )
  if (roots.length === 0) return { served: [], rest: findings }
  const moves = new Map(roots.map(root => [answerKey(root), versionKey(root)]))
  const moveOf = (finding: Finding): string => moves.get(answerKey(finding)) ?? ''
  const groups = Map.groupBy(findings, moveOf)
  return {
    served: [...Map.groupBy(roots, versionKey)].flatMap(([key, [root]]) => {
      if (root === undefined) return []
      return [{ root, group: groups.get(key) ?? [root] }]
    }),
    rest: groups.get('') ?? [],
  }
}

function answerKey({ verdict, provider, scope, method, path, status }: Finding): string {
  return JSON.stringify([verdict, provider, scope, method, path, status])
}

function versionKey({ provider, expected, actual }: Finding): string {
  return JSON.stringify([provider, expected, actual])
}

/** The same at the same tail of place. */
export function causeKey(finding: Finding): string {
  const { rule, level, verdict, provider, at, expected, actual } = finding
  const sides = canonicalJson([expected, actual])
  return JSON.stringify([rule, level, verdict, provider, tailOf(at), sides])
}

/**
 * What came or went in the very same operations came with one release, and a recording that is of another time is one
 * recording in however many places it shows: each is one thing to know. Any other error is told by itself: it wants a
 * decision.
 */
export function releaseKey(group: Group): Group | string {
  const [first] = group
  if (first === undefined) return group
  const { level, verdict, provider } = first
  const spread = group.map(({ method, path, status }) => `${method} ${path} ${status}`)
  const where = [...new Set(spread)].sort()
  if (verdict === 'stale-recording') return JSON.stringify([verdict, provider, where])
  const rule = ruleById.get(first.rule)
  const moves = rule?.kind === 'Existence' && (rule.action === 'add' || rule.action === 'remove')
  if (!moves || group.some(each => each.level === 'error')) return group
  return JSON.stringify([first.rule, level, verdict, provider, where])
}
