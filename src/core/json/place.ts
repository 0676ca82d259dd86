// A position in a body or message, counted over all items and all data keys:
//   ''                              the whole body
//   /items/*/email                  in every item of the list
//   /users/{uuid}/name              under any key that is data
//   /events/*[PushEvent]/payload    in one alternative of an object, named by its tag
//   header:link   query:page        outside the body
export type Place = string

/** One token of a place, from a key as it came: `~`, `/` and what would read as our own marks is escaped. */
export function keyToken(key: string): string {
  if (isPlain(key)) return key
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('[', '~3')
  return escaped === '*' || escaped.startsWith('{') ? `~2${escaped}` : escaped
}

/** Whether the key stands for itself: most do, and a place is built for each property of each value. */
function isPlain(key: string): boolean {
  const first = key.charCodeAt(0)
  if (first === STAR || first === BRACE) return false
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (unit === TILDE || unit === SLASH || unit === BRACKET) return false
  }
  return true
}

const [STAR, SLASH, BRACKET, BRACE, TILDE] = [42, 47, 91, 123, 126]

/** The key that `keyToken` was made from. */
export function tokenKey(token: string): string {
  const plain = token.startsWith('~2') ? token.slice(2) : token
  return plain.replaceAll('~3', '[').replaceAll('~1', '/').replaceAll('~0', '~')
}

export function keyPlace(parent: Place, key: string): Place {
  return `${parent}/${keyToken(key)}`
}

export function itemPlace(parent: Place): Place {
  return `${parent}/*`
}

/** The place of all keys of one kind of data, such as `{uuid}`. */
export function dataKeyPlace(parent: Place, kind: string): Place {
  return `${parent}/{${kind}}`
}

export function alternativePlace(parent: Place, tag: string): Place {
  return `${parent}[${keyToken(tag)}]`
}

/** The place that this one stands in; `''` for a member of the whole body, undefined for the whole body or a header. */
export function parentPlace(place: Place): Place | undefined {
  if (!place.startsWith('/')) return undefined
  return place.slice(0, place.lastIndexOf('/'))
}

/** Whether `inner` is `outer` or stands somewhere inside it. */
export function isWithin(inner: Place, outer: Place): boolean {
  return inner === outer || inner.startsWith(`${outer}/`) || inner.startsWith(`${outer}[`)
}
