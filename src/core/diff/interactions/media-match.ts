import type { Contract, Media } from '../../contract/contract.ts'
import { parseMediaType } from '../../exchange/media-type.ts'
import { isObject } from '../../json/json.ts'
import { valueAt } from '../../json/pointer.ts'

type Test = (stated: string, range: string) => boolean

/** How a media type of the contract can be what a header names, the narrowest way first. */
const tests: readonly Test[] = [
  (stated, range) => stated === range,
  (stated, range) => typeOf(stated) === typeOf(range) && plain(stated) === plain(range),
  (stated, range) => plain(stated) === '*' && typeOf(stated) === typeOf(range),
  stated => stated === '*/*',
  (stated, range) => plain(range) === '*' && typeOf(stated) === typeOf(range),
  (_, range) => range === '*/*',
]

function typeOf(mediaType: string): string {
  return mediaType.split('/')[0] ?? ''
}

/** `json` of `application/vnd.acme.v3+json`. */
function plain(mediaType: string): string {
  const subtype = mediaType.split('/')[1] ?? ''
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

/** The content of a message in the order of the document, which decides where a range could mean several. */
export function inOrder(content: readonly Media[], { document }: Contract): readonly Media[] {
  const [first] = content
  if (first === undefined || content.length === 1) return content
  const { pointer } = first.origin
  const stated = valueAt(document.root, pointer.slice(0, pointer.lastIndexOf('/')))
  if (!isObject(stated)) return content
  const names = Object.keys(stated).map(name => name.toLowerCase())
  return content.toSorted((a, b) => names.indexOf(a.mediaType) - names.indexOf(b.mediaType))
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
  for (const test of tests) {
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
  return typeMeant(readable, [essence(mediaType)]) !== null
}
