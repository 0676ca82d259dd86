import { canonicalJson } from '../json/canonical.ts'
import { parentPlace } from '../json/place.ts'
import { announcedGroups } from './announced.ts'
import { levels } from './levels.ts'
import type { Finding } from './finding.ts'
import { ruleById } from './table.ts'
import { tailOf } from './tail.ts'

/** Findings that have one cause: the same happened at the same tail of place, in one operation or in many. */
export interface Cause {
  readonly rule: string
  /** The worst level among the findings. */
  readonly level: Finding['level']
  /** The first finding, for people to look at. */
  readonly example: Finding
  readonly findings: readonly Finding[]
  /** How many different operations and places there are. */
  readonly operations: number
  readonly places: number
  /** Names of all readers; null where for none of the findings they are known. */
  readonly usedBy: readonly string[] | null
  /** The different tails of the places. More than one where all of it came or went in the same operations. */
  readonly tails: readonly string[]
  /** What a removed property may be called now, or an added one may have been called: a guess, never a judgement. */
  readonly maybeRenamed: string | null
}

/**
 * Groups findings by their cause, in the order in which the causes first appear: what a document announces by what
 * was changed in it, what was seen by what happened at the same tail of place.
 */
export function causesOf(findings: readonly Finding[]): Cause[] {
  const announced = findings.filter(({ verdict }) => verdict === 'announced')
  const seen = findings.filter(({ verdict }) => verdict !== 'announced')
  const roots = announcedGroups(announced)
  const groups = [...Map.groupBy(seen, causeKey).values()]
  const hints = renameHints([...roots, ...groups])
  const merged = Map.groupBy(groups, group => (hints.has(group) ? group : releaseKey(group)))
  const told = [
    ...roots.map(group => causeOf(group, hints.get(group))),
    ...[...merged.values()].map(together => causeOf(together.flat(), hints.get(together[0] ?? []))),
  ]
  return told.flatMap(cause => cause ?? []).toSorted((a, b) => order(a) - order(b))
}

function order({ level }: Cause): number {
  return levels.indexOf(level)
}

function causeOf(group: Group, maybeRenamed: string | undefined): Cause | null {
  const level = levels.find(each => group.some(finding => finding.level === each))
  const example = group.find(finding => finding.level === level)
  if (!example || !level) return null
  return {
    rule: example.rule,
    level,
    example,
    findings: group,
    operations: new Set(group.map(({ method, path }) => `${method} ${path}`)).size,
    places: new Set(
      group.map(({ method, path, status, at }) => `${method} ${path} ${status} ${at}`),
    ).size,
    usedBy: readersOf(group),
    tails: [...new Set(group.map(({ at }) => tailOf(at)))],
    maybeRenamed: maybeRenamed ?? null,
  }
}

/**
 * What came or went in the very same operations came with one release, so it is one thing to know. An error
 * is told by itself: each wants a decision.
 */
function releaseKey(group: Group): Group | string {
  const [first] = group
  const rule = first && ruleById.get(first.rule)
  const moves = rule?.kind === 'Existence' && (rule.action === 'add' || rule.action === 'remove')
  if (first === undefined || !moves || group.some(({ level }) => level === 'error')) return group
  const spread = group.map(({ method, path, status }) => `${method} ${path} ${status}`)
  const { level, verdict, provider } = first
  return JSON.stringify([first.rule, level, verdict, provider, [...new Set(spread)].sort()])
}

function causeKey({ rule, level, verdict, provider, at, expected, actual }: Finding): string {
  return JSON.stringify([
    rule,
    level,
    verdict,
    provider,
    tailOf(at),
    canonicalJson([expected, actual]),
  ])
}

function readersOf(group: readonly Finding[]): readonly string[] | null {
  const known = group.flatMap(finding => (finding.usedBy === null ? [] : [finding.usedBy]))
  return known.length === 0 ? null : [...new Set(known.flat())].toSorted()
}

type Group = readonly Finding[]

/** A property that went and the only one of the same shape that came beside it, everywhere where it went. */
function renameHints(groups: readonly Group[]): ReadonlyMap<Group, string> {
  const gone = Map.groupBy(
    groups.filter(group => isMove(group, 'remove')),
    group => neighbourhood(group, 'expected'),
  )
  const came = Map.groupBy(
    groups.filter(group => isMove(group, 'add')),
    group => neighbourhood(group, 'actual'),
  )
  const hints = new Map<Group, string>()
  for (const [key, removed] of gone) {
    const [before] = removed
    const added = came.get(key) ?? []
    const [after] = added
    if (!before || !after || removed.length > 1 || added.length > 1) continue
    hints.set(before, tailOf(after[0]?.at ?? ''))
    hints.set(after, tailOf(before[0]?.at ?? ''))
  }
  return hints
}

function isMove(group: Group, action: string): boolean {
  const [first] = group
  const rule = first && ruleById.get(first.rule)
  const isProperty = rule?.action === action && rule.kind === 'Existence'
  return isProperty && new Set(group.map(({ at }) => tailOf(at))).size === 1 && isKey(first?.at)
}

function isKey(place: string | undefined): boolean {
  return place?.startsWith('/') === true
}

/** Where all of a group stands, and the shape of it: equal texts mean one may have become the other. */
function neighbourhood(group: Group, side: 'expected' | 'actual'): string {
  const parents = group.map(
    ({ method, path, status, at }) => `${method} ${path} ${status} ${parentPlace(at) ?? ''}`,
  )
  return JSON.stringify([parents.toSorted(), group[0]?.[side] ?? null])
}
