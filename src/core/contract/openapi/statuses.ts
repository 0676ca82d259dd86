import type { ResponsePromise } from '../contract.ts'
import { memberOf, type ObjectPart, type Part } from './part.ts'
import { addDefect, objectAt, type Reading } from './reading.ts'

const single = { form: /^(?:[1-5]\d\d|default)$/, examples: '`200`, or `default`' }
const ranges = { form: /^(?:[1-5]\d\d|[1-5]XX|default)$/, examples: '`200`, `2XX` or `default`' }

/** All promised responses, by status; ranges, which came with OpenAPI 3, and `default` after what they cover. */
export function readStatuses(
  reading: Reading,
  operation: ObjectPart,
  readOne: (status: string, member: Part) => ResponsePromise | undefined,
): ResponsePromise[] {
  const { version } = reading
  const responses = objectAt(reading, operation, 'responses')
  if (responses === undefined) {
    if ((version === '2.0' || version === '3.0') && !memberOf(operation, 'responses')) {
      addDefect(reading, operation, 'the operation has no `responses`')
    }
    return []
  }
  const { form, examples } = version === '2.0' ? single : ranges
  const promises: ResponsePromise[] = []
  for (const key of Object.keys(responses.value).sort()) {
    const member = memberOf(responses, key)
    if (member === undefined || key.startsWith('x-')) continue
    const status = key.toLowerCase() === 'default' ? 'default' : key.toUpperCase()
    if (!form.test(status)) {
      addDefect(reading, member, `a response needs a status such as ${examples}`)
      continue
    }
    const promise = readOne(status, member)
    if (promise) promises.push(promise)
  }
  return promises
}
