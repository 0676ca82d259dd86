import { dataKeyPlace, keyPlace, type Place } from '../../json/place.ts'
import { formatsOf } from '../../text/formats.ts'
import { hasPersonal } from '../../text/personal.ts'
import { isRandomToken } from '../../text/random-token.ts'

/** The place of a key that is data by its schema: `{uuid}`, or `{key}` where it has no format. */
export function dataPlace(parent: Place, key: string): Place {
  return dataKeyPlace(parent, formatsOf(key)[0] ?? 'key')
}

/** The place of a key that no contract names: told only where it reads like a name, not like data. */
export function unlistedPlace(parent: Place, key: string): Place {
  return isNameLike(key) ? keyPlace(parent, key) : dataPlace(parent, key)
}

export function isNameLike(key: string): boolean {
  return (
    /^[A-Za-z_$@][\w$@.:-]{0,63}$/.test(key) &&
    !/\d{3}/.test(key) &&
    formatsOf(key).length === 0 &&
    !hasPersonal(key) &&
    !isRandomToken(key)
  )
}
