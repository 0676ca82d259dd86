import { subjectKey } from '../../exchange/subject.ts'
import type { Place } from '../../json/place.ts'
import type { PlaceRow } from '../tally/place-row.ts'
import type { SubjectShape } from './baseline.ts'
import {
  comparesJoined,
  isHeaderPlace,
  joinedFields,
  objectCount,
  untaggedCount,
  rowsOf,
  sortedRows,
  stepsOf,
  treeOf,
  type PlaceTree,
  type Step,
} from './place-tree.ts'

/**
 * Takes one place of the revision, with what stands inside it, into the base: the same answer again raises
 * nothing there, and all else stays as it was. A place that the revision lacks is taken out. `''` is the whole
 * body, without the headers. A place without tags means that place in every alternative that was seen again.
 */
export function acceptPlace(
  base: SubjectShape,
  revision: SubjectShape,
  place: Place,
): SubjectShape {
  if (isHeaderPlace(place)) {
    const kept = base.places.filter(row => row.place !== place)
    const taken = revision.places.filter(row => row.place === place)
    return { ...base, places: sortedRows([...kept, ...taken]) }
  }
  const headers = base.places.filter(row => isHeaderPlace(row.place))
  const tree = treeOf(base.places)
  const body = acceptSteps(tree, treeOf(revision.places), stepsOf(place))
  return { ...base, places: sortedRows([...(body ? rowsOf(body) : []), ...headers]) }
}

/** Takes a whole subject: one that is new, or in the place of what was known of it. */
export function acceptSubject(
  base: readonly SubjectShape[],
  revision: SubjectShape,
): readonly SubjectShape[] {
  const key = subjectKey(revision.subject)
  const others = base.filter(shape => subjectKey(shape.subject) !== key)
  return [...others, revision]
}

type Node = PlaceTree | undefined

/** Goes down both trees. The first step is where they stand: its tag, where the place names one, comes first. */
function acceptSteps(base: Node, revision: Node, steps: readonly Step[]): Node {
  const tag = steps[0]?.tag ?? null
  const inside = steps.slice(1)
  if (tag !== null) return acceptAlternative(base, revision, tag, inside)
  const next = inside[0]
  if (next === undefined) return revision
  // Nothing is known, or nothing was seen, of what the place stands in: there is nothing to accept.
  if (!base || !revision) return base
  if (next.token !== '*') return acceptField(base, revision, inside)
  const items = acceptSteps(base.items ?? undefined, revision.items ?? undefined, inside)
  return { ...base, items: items ?? null }
}

function acceptAlternative(base: Node, revision: Node, tag: string, inside: readonly Step[]): Node {
  if (!base) return base
  const steps = [{ token: '', tag: null }, ...inside]
  const before = base.alternatives.get(tag)
  const accepted = acceptSteps(before, revision?.alternatives.get(tag), steps)
  const more = (accepted ? objectCount(accepted) : 0) - (before ? objectCount(before) : 0)
  const alternatives = withEntry(base.alternatives, tag, accepted)
  return { ...base, row: base.row && withMoreObjects(base.row, more), alternatives }
}

/** The objects of a new alternative count at their place too, or they would be missing among those without a tag. */
function withMoreObjects(row: PlaceRow, more: number): PlaceRow {
  if (more === 0) return row
  const kinds = { ...row.kinds, object: (row.kinds.object ?? 0) + more }
  return { ...row, of: row.of + more, seen: row.seen + more, kinds }
}

/** In the objects without a tag, and in each alternative, of which there was something to see. */
function acceptField(base: PlaceTree, revision: PlaceTree, steps: readonly Step[]): PlaceTree {
  if (comparesJoined(base, revision)) return acceptJoinedField(base, revision, steps)
  const alternatives = new Map(base.alternatives)
  for (const [tag, after] of revision.alternatives) {
    const before = base.alternatives.get(tag)
    if (before) alternatives.set(tag, withField(before, after, steps))
  }
  const untagged = untaggedCount(revision) > 0 ? withField(base, revision, steps) : base
  return { ...untagged, alternatives }
}

function withField(base: PlaceTree, revision: PlaceTree, steps: readonly Step[]): PlaceTree {
  const token = steps[0]?.token ?? ''
  const accepted = acceptSteps(base.fields.get(token), revision.fields.get(token), steps)
  return { ...base, fields: withEntry(base.fields, token, accepted) }
}

/** Drift compares all objects of both sides here, so that is what is accepted. */
function acceptJoinedField(
  base: PlaceTree,
  revision: PlaceTree,
  steps: readonly Step[],
): PlaceTree {
  const token = steps[0]?.token ?? ''
  const before = joinedFields(base).fields.get(token)
  const accepted = acceptSteps(before, joinedFields(revision).fields.get(token), steps)
  const alternatives = new Map<string, PlaceTree>()
  for (const [tag, each] of base.alternatives) {
    alternatives.set(tag, { ...each, fields: withEntry(each.fields, token, undefined) })
  }
  return { ...base, fields: withEntry(base.fields, token, accepted), alternatives }
}

function withEntry(
  entries: ReadonlyMap<string, PlaceTree>,
  key: string,
  value: Node,
): Map<string, PlaceTree> {
  const copy = new Map(entries)
  if (value === undefined) copy.delete(key)
  else copy.set(key, value)
  return copy
}
