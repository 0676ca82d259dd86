import type { Media } from '../../contract/contract.ts'
import type { Where } from '../change.ts'
import { compareKeywords } from '../keywords/keywords.ts'
import { tell, type Comparing } from './tell.ts'

/** The media types of one body, and the schemas in those that stayed. */
export function compareContent(
  comparing: Comparing,
  direction: 'request' | 'response',
  where: Where,
  base: readonly Media[],
  revision: readonly Media[],
): void {
  const revisions = new Map(revision.map(media => [media.mediaType, media]))
  for (const media of base) {
    const other = revisions.get(media.mediaType)
    const told = { direction, where: { ...where, mediaType: media.mediaType } }
    const details = { name: media.mediaType }
    revisions.delete(media.mediaType)
    if (!other) tell(comparing, 'mediaType.removed', { ...told, base: media.mediaType, details })
    else if (media.schema && other.schema) {
      const spot = { ...told, at: 'body', place: '' } as const
      compareKeywords(spot, media.schema, other.schema, comparing)
    } else if (media.schema) tell(comparing, 'mediaTypeSchema.removed', { ...told, details })
    else if (other.schema) tell(comparing, 'mediaTypeSchema.added', { ...told, details })
  }
  for (const name of revisions.keys()) {
    const told = { direction, where: { ...where, mediaType: name }, revision: name }
    tell(comparing, 'mediaType.added', { ...told, details: { name } })
  }
}
