import type { Contract, SecurityScheme } from '../../contract/contract.ts'
import { isObject, property, type JsonObject } from '../../json/json.ts'
import { tell, type Comparing } from './tell.ts'

/** The declared ways to authenticate, and the OAuth flows in them. */
export function compareSchemes(comparing: Comparing, base: Contract, revision: Contract): void {
  for (const [name, scheme] of base.securitySchemes) {
    const other = revision.securitySchemes.get(name)
    if (other) compareScheme(comparing, scheme, other)
    else tell(comparing, 'securityScheme.removed', { base: name, details: { name } })
  }
  for (const name of revision.securitySchemes.keys()) {
    if (base.securitySchemes.has(name)) continue
    tell(comparing, 'securityScheme.added', { revision: name, details: { name } })
  }
}

function compareScheme(comparing: Comparing, base: SecurityScheme, revision: SecurityScheme): void {
  const { name } = base
  const details = { name, scheme: name }
  compareLifecycle(comparing, base, revision)
  if (base.type !== revision.type) {
    const sides = { base: base.type, revision: revision.type }
    return tell(comparing, 'securityScheme.typeChanged', { ...sides, details })
  }
  compareCredential(comparing, base, revision)
  const before = flowsOf(base)
  const after = flowsOf(revision)
  for (const flow of Object.keys(after)) {
    if (!Object.hasOwn(before, flow)) {
      tell(comparing, 'oauthFlow.added', { revision: flow, details: { name: flow, scheme: name } })
    }
  }
  for (const flow of Object.keys(before)) {
    const one = property(before, flow)
    const two = property(after, flow)
    if (two === undefined) {
      tell(comparing, 'oauthFlow.removed', { base: flow, details: { name: flow, scheme: name } })
    }
    if (!isObject(one) || !isObject(two)) continue
    compareUrl(comparing, 'oauthUrl.changed', 'authorizationUrl', one, two, details)
    compareUrl(comparing, 'oauthTokenUrl.changed', 'tokenUrl', one, two, details)
    compareFlowScopes(comparing, name, one, two)
  }
}

/** `deprecated` is of OpenAPI 3.2. */
function compareLifecycle(
  comparing: Comparing,
  base: SecurityScheme,
  revision: SecurityScheme,
): void {
  const [was, is] = [isDeprecated(base), isDeprecated(revision)]
  if (was === is) return
  const fact = is ? 'securityScheme.deprecated' : 'securityScheme.reactivated'
  tell(comparing, fact, { details: { name: base.name, deprecated: is } })
}

function isDeprecated({ definition }: SecurityScheme): boolean {
  return property(definition, 'deprecated') === true
}

/** How the credential of one type of scheme is carried. */
function compareCredential(
  comparing: Comparing,
  base: SecurityScheme,
  revision: SecurityScheme,
): void {
  const sides = { base: credentialOf(base), revision: credentialOf(revision) }
  if (sides.base === sides.revision) return
  tell(comparing, 'securityScheme.changed', { ...sides, details: { name: base.name } })
}

function credentialOf({ type, definition }: SecurityScheme): string {
  const text = (field: string): string => {
    const value = property(definition, field)
    return typeof value === 'string' ? value : ''
  }
  if (type === 'apiKey') {
    const name = text('in') === 'header' ? text('name').toLowerCase() : text('name')
    return `${text('in')} ${name}`
  }
  if (type === 'http') return text('scheme').toLowerCase()
  return type === 'openIdConnect' ? text('openIdConnectUrl') : ''
}

function flowsOf(scheme: SecurityScheme): JsonObject {
  const flows = property(scheme.definition, 'flows')
  return isObject(flows) ? flows : {}
}

function compareUrl(
  comparing: Comparing,
  fact: 'oauthUrl.changed' | 'oauthTokenUrl.changed',
  word: string,
  one: JsonObject,
  two: JsonObject,
  details: { readonly name: string; readonly scheme: string },
): void {
  const base = property(one, word) ?? null
  const revision = property(two, word) ?? null
  if (base !== revision) tell(comparing, fact, { base, revision, details })
}

function compareFlowScopes(
  comparing: Comparing,
  scheme: string,
  one: JsonObject,
  two: JsonObject,
): void {
  const before = scopesOf(one)
  const after = scopesOf(two)
  for (const name of Object.keys(before)) {
    const details = { name, scheme }
    const base = property(before, name) ?? null
    const revision = property(after, name)
    if (revision === undefined) tell(comparing, 'oauthScope.removed', { base: name, details })
    else if (base !== revision) tell(comparing, 'oauthScope.changed', { base, revision, details })
  }
  for (const name of Object.keys(after)) {
    if (Object.hasOwn(before, name)) continue
    tell(comparing, 'oauthScope.added', { revision: name, details: { name, scheme } })
  }
}

function scopesOf(flow: JsonObject): JsonObject {
  const scopes = property(flow, 'scopes')
  return isObject(scopes) ? scopes : {}
}
