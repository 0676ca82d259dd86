import { keywordsOf } from './keywords.ts'
import { resolveReference } from './reference.ts'
import type { Schema } from './schema.ts'

/** Which sides of a message never carry a property with this schema. */
export interface Access {
  readonly readOnly: boolean
  readonly writeOnly: boolean
}

const both: Access = { readOnly: false, writeOnly: false }
// Deeper than any author nests references on purpose; a ring ends here.
const MAX_HOPS = 16

/** `readOnly` and `writeOnly`, also where they stand behind a `$ref` or in a part of an `allOf`. */
export function accessOf(schema: Schema, hops = 0): Access {
  const keywords = keywordsOf(schema)
  if (typeof keywords === 'boolean' || hops > MAX_HOPS) return both
  const { $ref, allOf } = keywords
  const own = { readOnly: keywords.readOnly === true, writeOnly: keywords.writeOnly === true }
  if ($ref === undefined && allOf === undefined) return own
  const target = resolveReference(schema)
  const parts = target === null ? (allOf ?? []) : [target, ...(allOf ?? [])]
  return parts.reduce((found, part) => {
    const access = accessOf(part, hops + 1)
    return {
      readOnly: found.readOnly || access.readOnly,
      writeOnly: found.writeOnly || access.writeOnly,
    }
  }, own)
}
