import { memberOf, originOf, schemaOf, type ObjectPart } from './part.ts'
import { addDefect, asObject, kindName, objectAt, type Reading } from './reading.ts'
import { follow } from './follow.ts'
import { readSequence } from './sequence.ts'
import type { Media } from '../contract.ts'
import type { Schema } from '../../shape/schema/schema.ts'

const noEncoding = {}

/** The media types of a `content` object, by name. */
export function readContent(reading: Reading, holder: ObjectPart): Media[] {
  const content = objectAt(reading, holder, 'content')
  if (content === undefined) return []
  const media: Media[] = []
  for (const name of Object.keys(content.value).sort()) {
    const member = memberOf(content, name)
    if (member === undefined || name.startsWith('x-')) continue
    if (!name.includes('/')) addDefect(reading, member, 'the media type lacks a `/`')
    const target = follow(reading, member)
    const part = target && asObject(reading, target, 'a media type')
    if (part === undefined) continue
    const schema = readSchema(reading, part)
    media.push({
      mediaType: name.toLowerCase(),
      schema,
      ...readSequence(reading, part, schema),
      encoding: objectAt(reading, part, 'encoding')?.value ?? noEncoding,
      origin: originOf(part),
    })
  }
  return media
}

/** The `schema` of a parameter, header or media type; null where there is none. */
export function readSchema(reading: Reading, holder: ObjectPart): Schema | null {
  const member = memberOf(holder, 'schema')
  if (member === undefined) return null
  const schema = schemaOf(member)
  if (schema === undefined) {
    addDefect(reading, member, `a schema must be an object, not ${kindName(member.value)}`)
  } else if (typeof schema.value === 'boolean' && reading.version === '3.0') {
    addDefect(reading, member, 'a schema must be an object in OpenAPI 3.0, not a boolean')
  }
  return schema ?? null
}
