import type { PactBody } from '../../contract/pact/pact.ts'
import type { Json } from '../../json/json.ts'
import type { Origin } from '../../shape/schema/schema.ts'

/** The example that a body states, with where it stands; null where nothing is said of it. */
export function exampleOf(body: PactBody, message: Origin): { value: Json; origin: Origin } | null {
  switch (body.kind) {
    case 'missing':
      return null
    case 'empty':
      return { value: null, origin: message }
    case 'json':
      return { value: body.value, origin: body.origin }
    case 'text':
      return { value: body.text, origin: body.origin }
    default:
      return { value: body.base64, origin: body.origin }
  }
}
