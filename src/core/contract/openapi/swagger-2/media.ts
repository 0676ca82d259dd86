import type { Media } from '../../contract.ts'
import { isObjectPart, memberOf, originOf, type ObjectPart } from '../part.ts'
import { addDefect, kindName, type Reading } from '../reading.ts'
import { simpleSchema } from './simple-schema.ts'

const noEncoding = {}

/** The `schema` of a body or response, once for each media type. Without a schema there is no body. */
export function readMedia(
  reading: Reading,
  holder: ObjectPart,
  mediaTypes: readonly string[],
): Media[] {
  const member = memberOf(holder, 'schema')
  if (member === undefined) return []
  if (!isObjectPart(member)) {
    addDefect(reading, member, `a schema must be an object, not ${kindName(member.value)}`)
  }
  const schema = isObjectPart(member) ? simpleSchema(member) : null
  const names = new Set(mediaTypes.map(name => name.toLowerCase()))
  return [...names]
    .sort()
    .map(mediaType => ({ mediaType, schema, encoding: noEncoding, origin: originOf(member) }))
}
