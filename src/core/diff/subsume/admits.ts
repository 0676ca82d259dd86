import type { Json } from '../../json/json.ts'
import type { Allowed } from '../../shape/allowed/allowed.ts'
import { conformsToAll } from '../check/conforms.ts'

/** Whether the value is admitted, by the exact meaning of what the allowed was lowered from. */
export function admits({ terms, direction }: Allowed, value: Json): boolean {
  const options = { formats: true }
  return terms.some(term => conformsToAll(value, term, direction, options))
}
