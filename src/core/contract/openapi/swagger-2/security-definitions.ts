import { property, type Json, type JsonObject } from '../../../json/json.ts'
import type { SecurityScheme } from '../../contract.ts'
import { memberOf, originOf, type ObjectPart } from '../part.ts'
import { addDefect, asObject, objectAt, textAt, type Reading } from '../reading.ts'

/** The flows of OAuth 2 that were renamed. */
const flows: ReadonlyMap<string, string> = new Map([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
])

/** `securityDefinitions`, as OpenAPI 3 would define them. */
export function readSecurityDefinitions(
  reading: Reading,
  root: ObjectPart,
): ReadonlyMap<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>()
  const definitions = objectAt(reading, root, 'securityDefinitions')
  for (const name of definitions ? Object.keys(definitions.value).sort() : []) {
    const member = definitions && memberOf(definitions, name)
    const part = member && asObject(reading, member, 'a security scheme')
    if (part === undefined) continue
    const type = textAt(reading, part, 'type')
    if (type === undefined) addDefect(reading, part, 'the security scheme has no `type`')
    const definition = definitionOf(part.value)
    const newType = type === 'basic' ? 'http' : (type ?? '')
    schemes.set(name, { name, type: newType, definition, origin: originOf(part) })
  }
  return schemes
}

function definitionOf(stated: JsonObject): JsonObject {
  const type = property(stated, 'type')
  if (type === 'basic') return { ...stated, type: 'http', scheme: 'basic' }
  if (type !== 'oauth2') return stated
  const { flow, authorizationUrl, tokenUrl, scopes, ...rest } = stated
  const urls: [string, Json | undefined][] = [
    ['authorizationUrl', authorizationUrl],
    ['tokenUrl', tokenUrl],
    ['scopes', scopes],
  ]
  const kept = urls.filter((entry): entry is [string, Json] => entry[1] !== undefined)
  const name = typeof flow === 'string' ? (flows.get(flow) ?? flow) : 'implicit'
  return { ...rest, flows: Object.fromEntries([[name, Object.fromEntries(kept)]]) }
}
