import {
  isDataToken,
  objectCount,
  type FieldSet,
  type PlaceTree,
} from '../../shape/baseline/place-tree.ts'
import type { PlaceRow } from '../../shape/tally/place-row.ts'

const MIN_ENTRIES = 3

/**
 * Whether an object is a map keyed by names that cannot be told from fields: all its values, on both sides, are
 * objects with the same fields of the same kinds, and there are three of them, or some keys are plainly data, or
 * the keys differ in digits only (`user1`, `user2`). The price: among three such members, one that is renamed is
 * told as a map that changed its keys, which is information, not an error. One that is removed without another
 * coming in its place is still an error.
 */
export function isMap(base: FieldSet, revision: FieldSet): boolean {
  const entries = [...base.fields, ...revision.fields]
  const signatures = new Set(entries.map(([, entry]) => signatureOf(entry)))
  if (signatures.size !== 1 || signatures.has(null)) return false
  const tokens = [...new Set(entries.map(([token]) => token))]
  if (base.fields.size >= MIN_ENTRIES || tokens.some(isDataToken)) return true
  return tokens.some(token => /\d/.test(token)) && new Set(tokens.map(withoutDigits)).size === 1
}

/** The fields that all objects of an entry have, with their kinds; null where it is no object, or has none. */
function signatureOf(entry: PlaceTree): string | null {
  const { row } = entry
  if (!row || objectCount(entry) !== row.seen || entry.alternatives.size > 0) return null
  const always = [...entry.fields].flatMap(([token, field]) =>
    field.row !== null && field.row.seen === field.row.of ? [`${token} ${kindsOf(field.row)}`] : [],
  )
  return always.length === 0 ? null : always.sort().join('\n')
}

/** Null comes and goes among values, and a number that happens to be whole is a number. */
function kindsOf({ kinds }: PlaceRow): string {
  const names = Object.keys(kinds).map(kind => (kind === 'integer' ? 'number' : kind))
  return [...new Set(names)]
    .filter(kind => kind !== 'null')
    .sort()
    .join(' ')
}

function withoutDigits(token: string): string {
  return token.replaceAll(/\d+/g, '0')
}
