import type { Json } from '../../json/json.ts'
import type { Parameter, RequestBody, ResponsePromise } from '../contract.ts'
import { follow, readFollowed } from './follow.ts'
import { readContent } from './media.ts'
import { readPlaced } from './parameters.ts'
import { memberOf, originOf, type ObjectPart } from './part.ts'
import { addDefect, flagAt, objectAt, textAt, type Reading } from './reading.ts'
import { readStatuses } from './statuses.ts'

export function readBody(reading: Reading, operation: ObjectPart): RequestBody | null {
  const member = memberOf(operation, 'requestBody')
  if (member === undefined) return null
  const body = readFollowed(reading, reading.bodies, member, 'a request body', part => {
    if (!memberOf(part, 'content')) addDefect(reading, part, 'the request body has no `content`')
    const required = flagAt(reading, part, 'required')
    return { required, content: readContent(reading, part), origin: originOf(part) }
  })
  return body ?? null
}

export function readResponses(reading: Reading, operation: ObjectPart): ResponsePromise[] {
  return readStatuses(reading, operation, (status, member) => {
    const promise = readFollowed(reading, reading.responses, member, 'a response', part =>
      readResponse(reading, part),
    )
    return promise && { ...promise, status }
  })
}

/** Shared responses are read without their status, which each place of use sets. */
function readResponse(reading: Reading, part: ObjectPart): ResponsePromise {
  return {
    status: '',
    description: textAt(reading, part, 'description') ?? '',
    headers: readHeaders(reading, part),
    content: readContent(reading, part),
    links: readLinks(reading, part),
    origin: originOf(part),
  }
}

function readHeaders(reading: Reading, response: ObjectPart): Parameter[] {
  const headers = objectAt(reading, response, 'headers')
  if (headers === undefined) return []
  const read: Parameter[] = []
  for (const name of Object.keys(headers.value).sort()) {
    const member = memberOf(headers, name)
    if (member === undefined) continue
    const header = readFollowed(reading, reading.headers, member, 'a header', part =>
      readPlaced(reading, part, name, 'header'),
    )
    // One shared header can go by several names.
    if (header) read.push({ ...header, name })
  }
  return read
}

const noLinks: ReadonlyMap<string, Json> = new Map()

function readLinks(reading: Reading, response: ObjectPart): ReadonlyMap<string, Json> {
  const links = objectAt(reading, response, 'links')
  if (links === undefined) return noLinks
  const read = new Map<string, Json>()
  for (const name of Object.keys(links.value).sort()) {
    const member = memberOf(links, name)
    const target = member && follow(reading, member)
    if (target) read.set(name, target.value)
  }
  return read
}
