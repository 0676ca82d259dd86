import { isArray, type Json, type JsonObject } from '../../json/json.ts'
import { isOpaque, itemKind, memberKind, type PartKind } from './child-kind.ts'

/** The way from the start of the walk; it changes while the walk goes on. */
export type WalkPath = readonly (string | number)[]

/**
 * Visits every object that OpenAPI gives a meaning, each with its kind, parents first.
 * References are not followed, data and examples not looked into. Parsed text nests no deeper than its bound.
 */
export function walkObjects(
  value: Json,
  kind: PartKind,
  visit: (object: JsonObject, kind: PartKind, path: WalkPath) => void,
): void {
  const path: (string | number)[] = []
  walk(value, kind)

  function walk(current: Json, currentKind: PartKind): void {
    if (isOpaque(currentKind, current)) return
    if (isArray(current)) {
      const items = itemKind(currentKind)
      for (let index = 0; index < current.length; index++) step(index, current[index], items)
      return
    }
    const object = current as JsonObject
    visit(object, currentKind, path)
    for (const key of Object.keys(object)) {
      const member = object[key]
      if (typeof member === 'object') step(key, member, memberKind(currentKind, key))
    }
  }

  function step(token: string | number, member: Json | undefined, memberKind: PartKind): void {
    if (member === undefined || isOpaque(memberKind, member)) return
    path.push(token)
    walk(member, memberKind)
    path.pop()
  }
}
