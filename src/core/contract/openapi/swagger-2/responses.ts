import type { Json } from '../../../json/json.ts'
import type { Parameter, ResponsePromise } from '../../contract.ts'
import { readFollowed } from '../follow.ts'
import { memberOf, originOf, type ObjectPart } from '../part.ts'
import { asObject, objectAt, textAt, type Reading } from '../reading.ts'
import { readStatuses } from '../statuses.ts'
import { readMedia } from './media.ts'
import { readSimple } from './parameters.ts'

const noLinks: ReadonlyMap<string, Json> = new Map()

/** @param produces where it is empty nothing is said of the media type. */
export function readResponses(
  reading: Reading,
  operation: ObjectPart,
  produces: readonly string[],
): ResponsePromise[] {
  return readStatuses(reading, operation, (status, member) => {
    // A shared response has other media types in each operation, so it is read for each.
    const memo = new Map<string, ResponsePromise | undefined>()
    return readFollowed(reading, memo, member, 'a response', part =>
      readResponse(reading, part, status, produces),
    )
  })
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
