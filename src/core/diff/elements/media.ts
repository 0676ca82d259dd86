import type { Media } from '../../contract/contract.ts'
import { isObject, property, type Json } from '../../json/json.ts'
import type { Where } from '../change.ts'
import { compareKeywords } from '../keywords/keywords.ts'
import { nameMove, normalName, type NameMove } from './media-type-names.ts'
import { tell, type Comparing } from './tell.ts'

/** The media types of one body, and the schemas in those that stayed. */
export function compareContent(
  comparing: Comparing,
  direction: 'request' | 'response',
  where: Where,
  base: readonly Media[],
  revision: readonly Media[],
): void {
  const { pairs, removed, added } = pairMedia(base, revision)
  for (const { mediaType } of removed) {
    const told = { direction, where: { ...where, mediaType }, base: mediaType }
    tell(comparing, 'mediaType.removed', { ...told, details: { name: mediaType } })
  }
  for (const { before, after, move } of pairs) {
    const told = { direction, where: { ...where, mediaType: before.mediaType } }
    if (move) tellRenamed(comparing, told, before, after, move)
    compareMedia(comparing, told, before, after)
  }
  for (const { mediaType } of added) {
    const told = { direction, where: { ...where, mediaType }, revision: mediaType }
    tell(comparing, 'mediaType.added', { ...told, details: { name: mediaType } })
  }
}

interface MediaPair {
  readonly before: Media
  readonly after: Media
  /** Null where the name is the same. */
  readonly move: NameMove | null
}

interface PairedMedia {
  readonly pairs: readonly MediaPair[]
  readonly removed: readonly Media[]
  readonly added: readonly Media[]
}

/** Pairs by name first; of what is left, names of which one contains the other. */
function pairMedia(base: readonly Media[], revision: readonly Media[]): PairedMedia {
  const byName = Map.groupBy(revision, media => normalName(media.mediaType))
  const left = new Set(base)
  const pairs: MediaPair[] = []
  for (const before of base) {
    const after = byName.get(normalName(before.mediaType))?.shift()
    if (!after) continue
    left.delete(before)
    pairs.push({ before, after, move: null })
  }
  const added = [...byName.values()].flat().filter(after => {
    for (const before of left) {
      const move = nameMove(before.mediaType, after.mediaType)
      if (!move) continue
      left.delete(before)
      pairs.push({ before, after, move })
      return false
    }
    return true
  })
  return { pairs, removed: [...left], added }
}

interface MediaTold {
  readonly direction: 'request' | 'response'
  readonly where: Where
}

function tellRenamed(
  comparing: Comparing,
  told: MediaTold,
  before: Media,
  after: Media,
  variance: NameMove,
): void {
  const sides = { base: before.mediaType, revision: after.mediaType }
  tell(comparing, 'mediaType.renamed', { ...told, ...sides, details: { variance } })
}

function compareMedia(comparing: Comparing, told: MediaTold, before: Media, after: Media): void {
  const details = { name: before.mediaType }
  if (before.schema && after.schema) {
    const spot = { ...told, at: 'body', place: '' } as const
    compareKeywords(spot, before.schema, after.schema, comparing)
  } else if (before.schema) tell(comparing, 'mediaTypeSchema.removed', { ...told, details })
  else if (after.schema) tell(comparing, 'mediaTypeSchema.added', { ...told, details })
  compareEncoding(comparing, told, before, after)
}

/** How the parts of a form are written out. */
function compareEncoding(comparing: Comparing, told: MediaTold, before: Media, after: Media): void {
  const names = new Set([...Object.keys(before.encoding), ...Object.keys(after.encoding)])
  for (const name of [...names].toSorted()) {
    const base = encodingText(property(before.encoding, name))
    const revision = encodingText(property(after.encoding, name))
    if (base === revision) continue
    tell(comparing, 'encoding.changed', { ...told, base, revision, details: { name } })
  }
}

/** What an encoding object says, its defaults filled in. @see OpenAPI 3.1.1, "Encoding Object" */
function encodingText(encoding: Json | undefined): string {
  const stated = isObject(encoding) ? encoding : {}
  const text = (field: string, normal: string): string => {
    const value = property(stated, field)
    return typeof value === 'string' ? value : normal
  }
  const style = text('style', 'form')
  const explode = property(stated, 'explode') ?? style === 'form'
  const words = [text('contentType', 'by its type'), style]
  if (explode === true) words.push('exploded')
  if (property(stated, 'allowReserved') === true) words.push('reserved characters as they are')
  return words.join(', ')
}
