import { parentPlace } from '../json/place.ts'
import type { Finding } from './finding.ts'
import { ruleById } from './table.ts'
import { tailOf } from './tail.ts'

export type Group = readonly Finding[]

/** The other half of what may be a renaming, and the name that it has. */
export interface RenameHint {
  readonly name: string
  readonly other: Group
  /** This is the half that went. */
  readonly went: boolean
}

/** Hints for a property that went and the only one of the same shape that came beside it, everywhere where it went. */
export function renameHints(groups: readonly Group[]): ReadonlyMap<Group, RenameHint> {
  const gone = Map.groupBy(
    groups.filter(group => isMove(group, 'remove')),
    group => neighbourhood(group, 'expected'),
  )
  const came = Map.groupBy(
    groups.filter(group => isMove(group, 'add')),
    group => neighbourhood(group, 'actual'),
  )
  const hints = new Map<Group, RenameHint>()
  for (const [key, removed] of gone) {
    const [before] = removed
    const added = came.get(key) ?? []
    const [after] = added
    if (!before || !after || removed.length > 1 || added.length > 1) continue
    hints.set(before, { name: tailOf(after[0]?.at ?? ''), other: after, went: true })
    hints.set(after, { name: tailOf(before[0]?.at ?? ''), other: before, went: false })
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
