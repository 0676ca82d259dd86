import type { Contract, Operation } from '../../contract/contract.ts'
import { findOperation } from '../../contract/find-operation.ts'
import type { PactRequest } from '../../contract/pact/pact.ts'
import { isObject, property } from '../../json/json.ts'

export interface Route {
  readonly operation: Operation
  /** The texts of path parameters by their plain names, decoded. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * The operation that a request of a Pact goes to. Its path is taken as it is written, no slash more or less, but for what
 * the document says itself about how its paths are compared.
 */
export function findRoute(contract: Contract, { method, path }: PactRequest): Route | null {
  const settings = settingsOf(contract)
  const absolute = path.startsWith('/') ? path : `/${path}`
  const written = settings.has('ignore-duplicate-slashes')
    ? absolute.replaceAll(/\/{2,}/g, '/')
    : absolute
  if (!isWritten(written) || !isUnderBase(contract, written)) return null
  const isFolded = settings.has('case-insensitive')
  const found = isFolded
    ? findOperation(foldedOf(contract), method, written.toLowerCase())
    : findOperation(contract, method, written)
  if (found === null) return wildcardRoute(contract, method, written)
  const { operation, parameters } = found
  const [template = ''] = operation.path.split(/[?#]/, 1)
  const isSlashed = written !== '/' && written.endsWith('/') !== template.endsWith('/')
  if (isSlashed && !settings.has('ignore-trailing-slash')) return null
  const texts = new Map<string, string>()
  for (const [name, text] of parameters) {
    const operator = /^[.;]/.exec(name)?.[0]
    if (operator !== undefined && !text.startsWith(operator)) return null
    texts.set(plainName(name), isFolded ? asWritten(text, written) : text)
  }
  return { operation: isFolded ? unfolded(contract, operation) : operation, texts }
}

/** Whether the text can be the path of a request: no query, and no percent sign that escapes nothing. */
function isWritten(path: string): boolean {
  return !path.includes('?') && !/%(?![\da-f]{2})/i.test(path)
}

/** `id` of `id*`, `.id*` and `;id`, as RFC 6570 writes how a parameter is spread. */
export function plainName(name: string): string {
  return name.replace(/^[.;]/, '').replace(/\*$/, '')
}

/** Only OpenAPI 2.0 says that paths start with the base path; servers of later versions may be anywhere. */
function isUnderBase({ document, servers }: Contract, path: string): boolean {
  if (document.dialect !== 'openapi-2.0' || servers.length === 0) return true
  return servers.some(server => {
    const base = server.replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/]*/i, '').replace(/\/+$/, '')
    return base === '' || path === base || path.startsWith(`${base}/`)
  })
}

/** What documents say by `x-opc-config-…`, which people who compared Pacts before have written there. */
function settingsOf({ document: { root } }: Contract): ReadonlySet<string> {
  const info = isObject(root) ? property(root, 'info') : undefined
  if (!isObject(info)) return none
  const prefix = 'x-opc-config-'
  const set = Object.keys(info).filter(key => key.startsWith(prefix) && info[key] === true)
  return set.length === 0 ? none : new Set(set.map(key => key.slice(prefix.length)))
}

const none: ReadonlySet<string> = new Set()
const folded = new WeakMap<Contract, Contract>()

/** The same contract with the literal texts of its paths in lower case. */
function foldedOf(contract: Contract): Contract {
  const known = folded.get(contract)
  if (known !== undefined) return known
  const operations = contract.operations.map(one => ({ ...one, path: fold(one.path) }))
  const made = { ...contract, operations }
  folded.set(contract, made)
  return made
}

function fold(path: string): string {
  return path.replaceAll(/\{[^{}]*\}|[^{}]+/g, text =>
    text.startsWith('{') ? text : text.toLowerCase(),
  )
}

function unfolded({ operations }: Contract, { origin }: Operation): Operation {
  const found = operations.find(one => one.origin.pointer === origin.pointer)
  if (found === undefined) throw new Error('a folded contract has operations of its own')
  return found
}

function asWritten(text: string, path: string): string {
  const at = path.toLowerCase().indexOf(text)
  return at < 0 ? text : path.slice(at, at + text.length)
}

/** `/files/**` is no template of OpenAPI, and means to who writes it what it says. */
function wildcardRoute({ operations }: Contract, method: string, path: string): Route | null {
  const operation = operations.find(one => {
    if (one.method !== method || !/\/\*+$/.test(one.path)) return false
    const prefix = one.path.replace(/\*+$/, '')
    return !prefix.includes('{') && path.startsWith(prefix) && path.length > prefix.length
  })
  return operation === undefined ? null : { operation, texts: new Map() }
}
