import { isArray, isObject, type Json } from '../../json/json.ts'
import type { Pointer } from '../../json/pointer.ts'
import { appendToken } from '../../json/pointer.ts'

export type Container = Json[] | Record<string, Json>
export type Token = string | number

/** A value being changed: what is changed is copied first, the rest is shared with the value that it came from. */
export interface Draft {
  /** Holds the root, so that it is a member like any other. */
  readonly holder: [Json]
  /** Containers that this round has copied already. */
  readonly owned: WeakSet<object>
  /** From each copy to what it was copied from. */
  readonly origins: WeakMap<object, object>
}

/** A round of changes. What an earlier round gave out is never changed. */
export function startDraft(root: Json, origins: Draft['origins']): Draft {
  return { holder: [root], owned: new WeakSet(), origins }
}

/** The container that stands in another one, ready to be changed; undefined for anything else. */
export function own(draft: Draft, parent: Container, token: Token): Container | undefined {
  const value = memberOf(parent, token)
  if (!isArray(value) && !isObject(value)) return undefined
  if (draft.owned.has(value)) return value as Container
  const copy: Container = isArray(value) ? [...value] : { ...value }
  draft.owned.add(copy)
  draft.origins.set(copy, value)
  setMember(parent, token, copy)
  return copy
}

/** The container that the path's last token names a member of, ready to be changed. */
export function ownParent(draft: Draft, path: readonly Token[]): Container | undefined {
  let parent: Container | undefined = draft.holder
  let token: Token = 0
  for (const next of path) {
    parent = own(draft, parent, token)
    if (parent === undefined) return undefined
    token = next
  }
  return parent
}

export function memberOf(container: Container, token: Token): Json | undefined {
  return Object.hasOwn(container, token) ? (container as Record<Token, Json>)[token] : undefined
}

/** Also under names such as `__proto__`. */
export function setMember(container: Container, token: Token, value: Json): void {
  Object.defineProperty(container, token, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/**
 * Where the value that stands at a pointer of the changed document stood before; for one that is new, the nearest
 * parent that was there.
 */
export function sourcePointer(
  { origins }: Pick<Draft, 'origins'>,
  source: Json,
  changed: Json,
  path: readonly string[],
): Pointer {
  let pointer = ''
  let before: Json = source
  let now: Json = changed
  for (const token of path) {
    if ((!isArray(now) && !isObject(now)) || (!isArray(before) && !isObject(before))) break
    const member = memberOf(now as Container, token)
    if (member === undefined) break
    const origin = originOf(origins, member)
    const old: Token = isArray(before) ? indexIn(before, origin, Number(token)) : token
    const found = memberOf(before as Container, old)
    // A primitive that was replaced still stands where it stood.
    if (found === undefined || (typeof origin === 'object' && found !== origin)) break
    pointer = appendToken(pointer, old)
    before = found
    now = member
  }
  return pointer
}

function indexIn(list: readonly Json[], value: Json, guess: number): number {
  return list[guess] === value ? guess : list.indexOf(value)
}

function originOf(origins: Draft['origins'], value: Json): Json {
  let origin = value
  while (typeof origin === 'object' && origin !== null) {
    const before = origins.get(origin) as Json | undefined
    if (before === undefined) break
    origin = before
  }
  return origin
}
