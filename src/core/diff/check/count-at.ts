import { isArray, isObject, property, type Json } from '../../json/json.ts'
import { tokenKey, type Place } from '../../json/place.ts'
import { dataPlace } from './key-place.ts'

/** How often the place could have been filled: items of lists for an item, objects for a property of them. */
export function countAt(value: Json, place: Place): number {
  if (place === '') return 1
  const tokens = place.slice(1).split('/')
  const last = tokens.pop()
  let level: readonly Json[] = [value]
  for (const token of tokens) level = level.flatMap(parent => membersAt(parent, token))
  if (last !== '*') return level.filter(isObject).length
  return level.reduce<number>((count, list) => count + (isArray(list) ? list.length : 0), 0)
}

/** Every value that stands at the place. */
export function valuesAt(value: Json, place: Place): readonly Json[] {
  const tokens = place === '' ? [] : place.slice(1).split('/')
  return tokens.reduce<readonly Json[]>(
    (level, token) => level.flatMap(parent => membersAt(parent, token)),
    [value],
  )
}

function membersAt(parent: Json, token: string): readonly Json[] {
  if (token === '*') return isArray(parent) ? parent : []
  if (!isObject(parent)) return []
  if (token.startsWith('{')) {
    const keys = Object.keys(parent).filter(key => dataPlace('', key) === `/${token}`)
    return keys.map(key => parent[key] ?? null)
  }
  const member = property(parent, tokenKey(token))
  return member === undefined ? [] : [member]
}
