import { announcedGroups } from './announced.ts'
import { levels } from './levels.ts'
import type { Finding } from './finding.ts'
import { renameHints, type Group } from './rename-hints.ts'
import { causeKey, partByVersion, releaseKey } from './seen-groups.ts'
import { tailOf } from './tail.ts'

/** Findings that have one cause: the same happened at the same tail of place, in one operation or in many. */
export interface Cause {
  readonly rule: string
  /** The worst level among the findings. */
  readonly level: Finding['level']
  /** The finding to look at: what tells of the cause itself, else the first of the worst. */
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
  const told = [...announcedCauses(announced), ...seenCauses(seen)]
  return told.toSorted((a, b) => order(a) - order(b))
}

function announcedCauses(findings: readonly Finding[]): Cause[] {
  const roots = announcedGroups(findings)
  const hints = renameHints(roots)
  return roots.flatMap(group => {
    const maybeRenamed = hints.get(group)?.name
    return causeOf(group, maybeRenamed === undefined ? {} : { maybeRenamed }) ?? []
  })
}

/** What was seen to go and what came in its place is one thing; of a document, that would be more than is known. */
function seenCauses(findings: readonly Finding[]): Cause[] {
  const { served, rest } = partByVersion(findings)
  const groups = [...Map.groupBy(rest, causeKey).values()]
  const hints = renameHints(groups)
  const keyOf = (group: Group): Group | string => {
    const hint = hints.get(group)
    if (hint === undefined) return releaseKey(group)
    return hint.went ? group : hint.other
  }
  const merged = Map.groupBy(groups, keyOf)
  return [
    ...served.flatMap(({ root, group }) => causeOf(group, { root, tails: [root] }) ?? []),
    ...[...merged].flatMap(([key, together]) => {
      const hint = typeof key === 'string' ? undefined : hints.get(key)
      const group = together.flat()
      if (typeof key === 'string' || hint === undefined) return causeOf(group) ?? []
      return causeOf(group, { maybeRenamed: hint.name, tails: key, places: key }) ?? []
    }),
  ]
}

function order({ level }: Cause): number {
  return levels.indexOf(level)
}

/** How a cause is told where that is not by the worst of all its findings. */
interface Telling {
  readonly maybeRenamed?: string
  /** The finding that is the cause of the others. */
  readonly root?: Finding
  /** The findings whose tails are told, and whose places are counted. */
  readonly tails?: Group
  readonly places?: Group
}

function causeOf(group: Group, telling: Telling = {}): Cause | null {
  const { maybeRenamed = null, root, tails = group, places = group } = telling
  const level = levels.find(each => group.some(finding => finding.level === each))
  const example = root ?? places.find(finding => finding.level === level) ?? places[0]
  if (!example || !level) return null
  return {
    rule: example.rule,
    level,
    example,
    findings: group,
    operations: new Set(group.map(({ method, path }) => `${method} ${path}`)).size,
    places: new Set(
      places.map(({ method, path, status, at }) => `${method} ${path} ${status} ${at}`),
    ).size,
    usedBy: readersOf(group),
    tails: [...new Set(tails.map(({ at }) => tailOf(at)))],
    maybeRenamed,
  }
}

function readersOf(group: readonly Finding[]): readonly string[] | null {
  const known = group.flatMap(finding => (finding.usedBy === null ? [] : [finding.usedBy]))
  return known.length === 0 ? null : [...new Set(known.flat())].toSorted()
}
