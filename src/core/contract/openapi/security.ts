import { isArray } from '../../json/json.ts'
import type { SecurityAlternative, SecurityScheme } from '../contract.ts'
import { follow } from './follow.ts'
import { isObjectPart, itemsOf, memberOf, originOf, type ObjectPart } from './part.ts'
import { addDefect, asObject, listAt, objectAt, textAt, textsAt, type Reading } from './reading.ts'

/** The alternatives of `security`; null where the field is absent or unusable. */
export function readSecurity(
  reading: Reading,
  holder: ObjectPart,
  schemes: ReadonlyMap<string, SecurityScheme>,
): readonly SecurityAlternative[] | null {
  const list = listAt(reading, holder, 'security')
  if (list === undefined) return null
  const alternatives: SecurityAlternative[] = []
  for (const item of itemsOf(list)) {
    const part = asObject(reading, item, 'a security requirement')
    if (part === undefined) continue
    const names = Object.keys(part.value).sort()
    for (const name of names.filter(each => !schemes.has(each))) {
      addDefect(reading, part, `the security scheme \`${name}\` is not defined`)
    }
    alternatives.push(new Map(names.map(name => [name, textsAt(reading, part, name)])))
  }
  // Were an unusable list read as empty, it would say that no security is needed.
  return alternatives.length === 0 && isArray(list.value) && list.value.length > 0
    ? null
    : alternatives
}

export function readSecuritySchemes(
  reading: Reading,
  components: ObjectPart | undefined,
): ReadonlyMap<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>()
  const definitions = components && objectAt(reading, components, 'securitySchemes')
  for (const name of definitions ? Object.keys(definitions.value).sort() : []) {
    const member = definitions && memberOf(definitions, name)
    const target = member && follow(reading, member)
    if (target === undefined) continue
    const part = isObjectPart(target) ? target : asObject(reading, target, 'a security scheme')
    if (part === undefined) continue
    const type = textAt(reading, part, 'type')
    if (type === undefined) addDefect(reading, part, 'the security scheme has no `type`')
    schemes.set(name, { name, type: type ?? '', definition: part.value, origin: originOf(part) })
  }
  return schemes
}
