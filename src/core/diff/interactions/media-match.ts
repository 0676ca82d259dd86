import type { Media } from '../../contract/contract.ts'
import { parseMediaType } from '../../exchange/media-type.ts'

/** Whether two media types or ranges can mean the same: either may be a range, and suffixes stand for what they name. */
function meet(one: string, other: string): boolean {
  const [type = '', subtype = ''] = one.split('/')
  const [otherType = '', otherSubtype = ''] = other.split('/')
  if (type === '*' || otherType === '*') return true
  if (type !== otherType) return false
  return subtype === '*' || otherSubtype === '*' || plain(subtype) === plain(otherSubtype)
}

/** `json` of `vnd.acme.v3+json`. */
function plain(subtype: string): string {
  return subtype.slice(subtype.lastIndexOf('+') + 1)
}

/** The media types of an `Accept` or `Content-Type` header without parameters, those that are preferred first. */
export function rangesIn(header: string): readonly string[] {
  const ranges = header.split(',').flatMap(text => {
    const type = parseMediaType(text.trim() === '*' ? '*/*' : text)
    if (type === null) return []
    const quality = Number(type.parameters.get('q') ?? 1)
    return [{ essence: type.essence, quality: Number.isNaN(quality) ? 1 : quality }]
  })
  return ranges.toSorted((a, b) => b.quality - a.quality).map(({ essence }) => essence)
}

function same(one: string, other: string): boolean {
  return one === other
}

/** Of what the contract has for a message the media type that is meant; null where there is none. */
export function mediaMeant(content: readonly Media[], ranges: readonly string[]): Media | null {
  const meant = typeMeant(
    content.map(({ mediaType }) => mediaType),
    ranges,
  )
  return content.find(({ mediaType }) => mediaType === meant) ?? null
}

/** The same among media types as they are written. */
export function typeMeant(types: readonly string[], ranges: readonly string[]): string | null {
  for (const test of [same, meet]) {
    for (const range of ranges) {
      const found = types.find(type => test(essence(type), range))
      if (found !== undefined) return found
    }
  }
  return null
}

function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim()
}

const readable = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']

/** Whether an example in this media type can be held against a schema. */
export function isReadable(mediaType: string): boolean {
  return readable.some(type => meet(essence(mediaType), type))
}
