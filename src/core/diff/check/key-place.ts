import { dataKeyPlace, keyPlace, type Place } from '../../json/place.ts'
import { dataKeyKind } from '../../text/data-key.ts'

/** The place of a key that is data by its schema: `{uuid}`, or `{key}` where it could be a name too. */
export function dataPlace(parent: Place, key: string): Place {
  return dataKeyPlace(parent, dataKeyKind(key) ?? 'key')
}

/** The place of a key that no contract names: told only where it reads like a name, not like data. */
export function unlistedPlace(parent: Place, key: string): Place {
  const kind = dataKeyKind(key)
  return kind === null ? keyPlace(parent, key) : dataKeyPlace(parent, kind)
}
