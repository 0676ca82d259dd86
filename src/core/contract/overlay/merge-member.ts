import { isArray, isObject, property, type Json } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import { memberOf, own, setMember, type Container, type Draft, type Token } from './draft.ts'
import { OverlayFault } from './read-overlay.ts'

/**
 * Merges a value into a member: objects member by member, lists one behind the other, and what is neither replaces
 * what is neither. A list also takes a single value.
 *
 * @param at where the addition stands in the overlay.
 * @throws OverlayFault where the two are of kinds that do not merge.
 */
export function mergeMember(
  draft: Draft,
  parent: Container,
  token: Token,
  addition: Json,
  at: Pointer,
  mayAppend = true,
): void {
  const target = memberOf(parent, token)
  const kind = kindOf(target)
  const container = own(draft, parent, token)
  if (Array.isArray(container) && (mayAppend || isArray(addition))) {
    for (const item of isArray(addition) ? addition : [addition]) container.push(item)
  } else if (container !== undefined && !Array.isArray(container) && isObject(addition)) {
    for (const name of Object.keys(addition)) {
      const value = property(addition, name) ?? null
      if (!Object.hasOwn(container, name)) setMember(container, name, value)
      else mergeMember(draft, container, name, value, appendToken(at, name), false)
    }
  } else if (container === undefined && kindOf(addition) === 'a simple value') {
    setMember(parent, token, addition)
  } else {
    throw new OverlayFault(`${kindOf(addition)} does not merge with ${kind}`, at)
  }
}

export function kindOf(value: Json | undefined): string {
  if (isArray(value)) return 'a list'
  return isObject(value) ? 'an object' : 'a simple value'
}
