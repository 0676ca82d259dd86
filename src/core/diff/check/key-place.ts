import { dataKeyPlace, keyPlace, type Place } from '../../json/place.ts'
import { keySigns } from '../../text/key-signs.ts'

/** The place of a key that is data by its schema: `{uuid}`, or `{key}` where it could be a name too. */
export function dataPlace(parent: Place, key: string): Place {
  return dataKeyPlace(parent, keySigns(key).kind ?? 'key')
}

/** The place of a key that no contract names: told only where it reads like a name, not like data. */
export function unlistedPlace(parent: Place, key: string): Place {
  const { kind, isCapital, isKnown } = keySigns(key)
  if (kind === null && isCapital && !isKnown) return dataKeyPlace(parent, 'key')
  return kind === null ? keyPlace(parent, key) : dataKeyPlace(parent, kind)
}
