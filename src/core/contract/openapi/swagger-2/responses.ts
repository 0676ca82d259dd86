import type { Json } from '../../../json/json.ts'
import type { Parameter, ResponsePromise } from '../../contract.ts'
import { readFollowed } from '../follow.ts'
import { memberOf, originOf, type ObjectPart } from '../part.ts'
import { addDefect, asObject, objectAt, textAt, type Reading } from '../reading.ts'
import { readMedia } from './media.ts'
import { readSimple } from './parameters.ts'

const statusForm = /^(?:[1-5]\d\d|default)$/
const noLinks: ReadonlyMap<string, Json> = new Map()

/**
 * All promised responses, by status; `default` last.
 *
 * @param produces where it is empty nothing is said of the media type.
 */
export function readResponses(
  reading: Reading,
  operation: ObjectPart,
  produces: readonly string[],
): ResponsePromise[] {
  const responses = objectAt(reading, operation, 'responses')
  if (responses === undefined) {
    if (!memberOf(operation, 'responses')) {
      addDefect(reading, operation, 'the operation has no `responses`')
    }
    return []
  }
  const promises: ResponsePromise[] = []
  for (const key of Object.keys(responses.value).sort()) {
    const member = memberOf(responses, key)
    if (member === undefined || key.startsWith('x-')) continue
    const status = key.toLowerCase()
    if (!statusForm.test(status)) {
      addDefect(reading, member, 'a response needs a status such as `200`, or `default`')
      continue
    }
    // A shared response has other media types in each operation, so it is read for each.
    const memo = new Map<string, ResponsePromise | undefined>()
    const promise = readFollowed(reading, memo, member, 'a response', part =>
      readResponse(reading, part, status, produces),
    )
    if (promise) promises.push(promise)
  }
  return promises
}

function readResponse(
  reading: Reading,
  part: ObjectPart,
  status: string,
  produces: readonly string[],
): ResponsePromise {
  return {
    status,
    description: textAt(reading, part, 'description') ?? '',
    headers: readHeaders(reading, part),
    content: readMedia(reading, part, produces.length === 0 ? ['*/*'] : produces),
    links: noLinks,
    origin: originOf(part),
  }
}

function readHeaders(reading: Reading, response: ObjectPart): Parameter[] {
  const headers = objectAt(reading, response, 'headers')
  if (headers === undefined) return []
  return Object.keys(headers.value)
    .sort()
    .flatMap(name => {
      const member = memberOf(headers, name)
      const part = member && asObject(reading, member, 'a header')
      return part === undefined ? [] : readSimple(reading, part, name, 'header')
    })
}
