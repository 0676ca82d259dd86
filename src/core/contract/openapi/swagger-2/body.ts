import { property, type Json, type JsonObject } from '../../../json/json.ts'
import type { Media, RequestBody } from '../../contract.ts'
import { originOf, type ObjectPart } from '../part.ts'
import { addDefect, flagAt, type Reading } from '../reading.ts'
import { styleOf } from './collection-format.ts'
import { readMedia } from './media.ts'
import type { PlacedPart } from './parameters.ts'
import { withoutFile } from './simple-schema.ts'

const MULTIPART = 'multipart/form-data'
const URL_ENCODED = 'application/x-www-form-urlencoded'

/** The one `body` parameter, or all `formData` parameters, as a request body. */
export function readBody(
  reading: Reading,
  operation: ObjectPart,
  placed: readonly PlacedPart[],
  consumes: readonly string[],
): RequestBody | null {
  const body = placed.find(each => each.in === 'body')
  const fields = placed.filter(each => each.in === 'formData')
  if (body && fields.length > 0) {
    addDefect(reading, operation, 'an operation has a `body` or `formData`, not both')
  }
  if (body) {
    const types = consumes.length === 0 ? ['application/json'] : consumes
    return {
      required: flagAt(reading, body.part, 'required'),
      content: readMedia(reading, body.part, types),
      origin: originOf(body.part),
    }
  }
  return fields.length === 0 ? null : readForm(reading, operation, fields, consumes)
}

/** The fields stand apart in the document, so the object that holds them is put together here. */
function readForm(
  reading: Reading,
  { document, pointer }: ObjectPart,
  fields: readonly PlacedPart[],
  consumes: readonly string[],
): RequestBody {
  const required = fields.filter(({ part }) => flagAt(reading, part, 'required'))
  const value: JsonObject = {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, part }) => [name, withoutFile(part.value)])),
    ...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
  }
  const place = `${pointer}/parameters`
  const origin = { file: document.uri, pointer: place }
  const schema = { document, pointer: place, value }
  const encoding = encodingOf(fields)
  const content = formTypes(fields, consumes).map((mediaType): Media => ({
    mediaType,
    schema,
    encoding,
    origin,
  }))
  return { required: required.length > 0, content, origin }
}

function formTypes(fields: readonly PlacedPart[], consumes: readonly string[]): readonly string[] {
  const hasFile = fields.some(({ part }) => property(part.value, 'type') === 'file')
  const stated = consumes
    .map(type => type.toLowerCase())
    .filter(type => type.startsWith(MULTIPART) || type.startsWith(URL_ENCODED))
  if (stated.length === 0) return [hasFile ? MULTIPART : URL_ENCODED]
  return [...new Set(stated)].sort()
}

/** Only for the lists that are not what a form of OpenAPI 3 makes of them anyway. */
function encodingOf(fields: readonly PlacedPart[]): JsonObject {
  const stated: [string, Json][] = []
  for (const { name, part } of fields) {
    const { style, explode } = styleOf(part.value, 'formData')
    if (!explode) stated.push([name, { style, explode }])
  }
  return Object.fromEntries(stated)
}
