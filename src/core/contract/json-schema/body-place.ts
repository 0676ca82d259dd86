import { UsageError } from '../../../errors.ts'
import type { Pointer } from '../../json/pointer.ts'

/** Which body a schema is the contract of. */
export interface BodyPlace {
  /** Upper case; `''` with an empty path: of no operation in particular. */
  readonly method: string
  readonly path: string
  /** `request`, or the status of a response: `200`, `2XX`, `default`; `''` for a response of any. */
  readonly side: string
  /** The schema inside the file. */
  readonly pointer: Pointer
}

const form =
  /^([a-z]+)\s+(\/\S*)(?:\s+(request|response|default|[1-5](?:\d\d|xx)))?(?:\s+#(\/\S*)?)?$/i

/** A schema by itself, of a response and of no operation in particular. */
export const anyResponse: BodyPlace = { method: '', path: '', side: '', pointer: '' }

const bareSides: ReadonlyMap<string, BodyPlace> = new Map([
  ['response', anyResponse],
  ['request', { ...anyResponse, side: 'request' }],
])

/**
 * Reads `GET /orders 200`, `POST /orders request` or `GET /orders #/$defs/OrderList`. Without a side it is the
 * response with status 200. `request` and `response` alone are bodies of no operation in particular.
 *
 * @throws UsageError
 */
export function parseBodyPlace(text: string): BodyPlace {
  const anywhere = bareSides.get(text)
  if (anywhere !== undefined) return anywhere
  const found = form.exec(text.trim())
  if (found === null) {
    throw new UsageError(
      `'${text}' does not say which body a JSON Schema is the contract of. Write it like 'GET /orders 200', 'POST /orders request' or 'GET /orders 200 #/$defs/List'.`,
    )
  }
  const [, method = '', path = '', side = '200', pointer = ''] = found
  const plain = side.toLowerCase()
  return {
    method: method.toUpperCase(),
    path,
    side:
      plain === 'response'
        ? '200'
        : plain === 'request' || plain === 'default'
          ? plain
          : side.toUpperCase(),
    pointer,
  }
}
