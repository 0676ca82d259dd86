import { dataKeyPlace, itemPlace, type Place } from '../../json/place.ts'
import {
  comparesJoined,
  isDataToken,
  joinedFields,
  mergeTrees,
  objectCount,
  untaggedCount,
  type FieldSet,
  type PlaceTree,
} from '../../shape/baseline/place-tree.ts'
import { hoist, type Unit } from './alternatives.ts'
import { chanceOfAbsence, MAX_CHANCE } from './chance.ts'
import { compareKinds, compareLiterals } from './compare-kinds.ts'
import { comparePresence } from './compare-presence.ts'
import type { Difference } from './difference.ts'
import { isMap } from './maps.ts'

/** All keys of a map that outgrew its bound. */
const JOINED = '{key}'

/**
 * Holds what is seen at a place, and all that stands inside it, against what was seen before. Where one side
 * saw nothing there is no evidence, and no difference: a list that is empty now says nothing of its items.
 */
export function compareTrees(base: PlaceTree, revision: PlaceTree, place: Place): Difference[] {
  if (!base.row?.seen || !revision.row?.seen) return []
  return [
    ...compareKinds(base.row, revision.row, place),
    ...compareLiterals(base.row, revision.row, place),
    ...compareLists(base, revision, place),
    ...compareObjects(base, revision, place),
  ]
}

function compareLists(base: PlaceTree, revision: PlaceTree, place: Place): Difference[] {
  if (base.items && revision.items)
    return compareTrees(base.items, revision.items, itemPlace(place))
  const [before, after] = [base.row?.kinds.array ?? 0, revision.row?.kinds.array ?? 0]
  const emptied = (base.row?.items?.min ?? 0) > 0 && revision.row?.items?.max === 0
  if (!emptied || chanceOfAbsence(before, before, after) > MAX_CHANCE) return []
  return [
    {
      fact: 'seen.listEmptied',
      place,
      base: 'array',
      revision: 'array',
      details: { was: 'filled list', now: 'empty list' },
      evidence: { seen: after, of: after, baselineSeen: 0, baselineOf: before },
    },
  ]
}

function compareObjects(base: PlaceTree, revision: PlaceTree, place: Place): Difference[] {
  if (objectCount(base) === 0 || objectCount(revision) === 0) return []
  if (comparesJoined(base, revision)) {
    return compareFields(joinedFields(base), joinedFields(revision), place)
  }
  const units: Unit[] = []
  if (untaggedCount(base) > 0 && untaggedCount(revision) > 0) {
    units.push(unitOf(place, fieldsOf(base, true), fieldsOf(revision, true)))
  }
  const added: Difference[] = []
  for (const [tag, after] of revision.alternatives) {
    const before = base.alternatives.get(tag)
    const inside = `${place}[${tag}]`
    if (before) units.push(unitOf(inside, fieldsOf(before, false), fieldsOf(after, false)))
    else added.push(alternativeAdded(base, revision, after, inside))
  }
  const only = base.alternatives.size === 1 && revision.alternatives.size === 1
  return [...hoist(place, units, only), ...added]
}

function fieldsOf(node: PlaceTree, untagged: boolean): FieldSet {
  return { fields: node.fields, count: untagged ? untaggedCount(node) : objectCount(node) }
}

function unitOf(place: Place, base: FieldSet, revision: FieldSet): Unit {
  return { place, revision, differences: compareFields(base, revision, place) }
}

function alternativeAdded(
  base: PlaceTree,
  revision: PlaceTree,
  after: PlaceTree,
  place: Place,
): Difference {
  return {
    fact: 'seen.alternativeAdded',
    place,
    base: 'absent',
    revision: 'object',
    details: { was: 'absent', now: 'object' },
    evidence: {
      seen: objectCount(after),
      of: objectCount(revision),
      baselineSeen: 0,
      baselineOf: objectCount(base),
    },
  }
}

function compareFields(base: FieldSet, revision: FieldSet, place: Place): Difference[] {
  if (base.count === 0 || revision.count === 0) return []
  if (base.fields.has(JOINED) || revision.fields.has(JOINED)) {
    return compareEntries(base, revision, place)
  }
  const tokens = new Set([...base.fields.keys(), ...revision.fields.keys()])
  const pairs = [...tokens].map(token => ({
    token,
    place: `${place}/${token}`,
    base: base.fields.get(token),
    baseCount: base.count,
    revision: revision.fields.get(token),
    revisionCount: revision.count,
  }))
  const moved = pairs.flatMap(pair => {
    const difference = isDataToken(pair.token) ? null : comparePresence(pair)
    return difference ? [difference] : []
  })
  if (hasGoneAndCome(moved) && isMap(base, revision)) {
    return [mapKeysChanged(base, revision, place), ...compareEntries(base, revision, place)]
  }
  const inside = pairs.flatMap(pair =>
    pair.base && pair.revision ? compareTrees(pair.base, pair.revision, pair.place) : [],
  )
  return [...moved, ...inside]
}

function hasGoneAndCome(moved: readonly Difference[]): boolean {
  return (
    moved.some(({ fact }) => fact === 'seen.propertyRemoved') &&
    moved.some(({ fact }) => fact === 'seen.propertyAdded')
  )
}

function mapKeysChanged(base: FieldSet, revision: FieldSet, place: Place): Difference {
  return {
    fact: 'seen.mapKeysChanged',
    place,
    base: 'object',
    revision: 'object',
    details: { was: 'known keys', now: 'other keys' },
    evidence: {
      seen: revision.count,
      of: revision.count,
      baselineSeen: 0,
      baselineOf: base.count,
    },
  }
}

/** Compares two maps: all values on either side stand at one place, whatever their key. */
function compareEntries(base: FieldSet, revision: FieldSet, place: Place): Difference[] {
  const [before, after] = [joinEntries(base), joinEntries(revision)]
  return before && after ? compareTrees(before, after, dataKeyPlace(place, 'key')) : []
}

function joinEntries({ fields }: FieldSet): PlaceTree | null {
  let joined: PlaceTree | null = null
  for (const entry of fields.values()) joined = joined ? mergeTrees(joined, entry) : entry
  return joined
}
