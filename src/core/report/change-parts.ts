import { canonicalJson } from '../json/canonical.ts'
import { tokenKey, type Place } from '../json/place.ts'
import type { Json } from '../json/json.ts'
import type { Cause } from '../rules/cause.ts'
import type { Finding } from '../rules/finding.ts'
import { homeOf } from '../rules/schema-home.ts'
import { shortText } from '../rules/sentence.ts'
import { tailOf } from '../rules/tail.ts'
import { code, listing, type Phrase } from './phrase.ts'
import { plural } from './counted.ts'

/** So many names are told one by one. */
export const NAMES = 8
const HOMES = 3
/** Names of schemas can be long, and the verb stands behind them. */
const HOME_CHARACTERS = 80
const OPERATIONS = 2

/** `GET /v1/orders`, of each operation once. */
export function operationsOf({ findings }: Pick<Cause, 'findings'>): readonly string[] {
  const named = findings.filter(({ path }) => path !== '')
  return [...new Set(named.map(({ method, path }) => `${method} ${path}`.trim()))]
}

/** What it is about: keys, parameters or headers, each once, as people write them; none where it is a whole body. */
export function namesOf({ findings }: Cause): readonly string[] {
  const hasOneHome = new Set(findings.map(finding => homeOf(finding).name)).size === 1
  return [...new Set(findings.map(finding => nameOf(finding, hasOneHome)))].filter(
    name => name !== '',
  )
}

function nameOf(finding: Finding, isWhole: boolean): string {
  const { at } = finding
  if (at !== '' && !at.startsWith('/')) return placeName(`/${at.slice(at.indexOf(':') + 1)}`)
  const { name, inside } = homeOf(finding)
  if (name !== '') return placeName(isWhole ? inside : `/${tailOf(inside)}`)
  return placeName(`/${tailOf(at)}`)
}

/** `owner.emails[]` for `/owner/emails/*`. */
export function placeName(place: Place): string {
  const tokens = place.split('/').filter(token => token !== '')
  return tokens.reduce((name, token) => {
    if (token === '*') return `${name}[]`
    const key = tokenKey(token)
    return name === '' ? key : `${name}.${key}`
  }, '')
}

/** The names, each with its kind where there are few. */
export function members(cause: Cause): Phrase {
  const names = namesOf(cause)
  const kinds = [...new Set(cause.findings.map(sideOf).filter(kind => kind !== ''))]
  const [kind] = kinds
  return kinds.length === 1 && kind !== undefined && names.length === 1
    ? [...listing(names, NAMES), ' (', code(kind), ')']
    : listing(names, NAMES)
}

function sideOf({ expected, actual }: Finding): string {
  const side = actual ?? expected
  return typeof side === 'string' && side !== 'any' ? side : ''
}

/** The shared schemas, and where there is none the operations: ``the answer of `GET /v1/orders` ``. */
export function holders(cause: Cause): Phrase {
  const names = [...new Set(cause.findings.map(finding => homeOf(finding).name))].filter(
    name => name !== '',
  )
  const loose = cause.findings.filter(finding => homeOf(finding).name === '')
  const schemas = listing(names, fitting(names), 'schemas')
  if (loose.length === 0) return schemas
  if (operationsOf({ findings: loose }).length === 0) return [bodyWord(loose)]
  const own = [messageWord(loose), ...operationList({ findings: loose })]
  return names.length === 0 ? own : [...schemas, ', and ', ...own]
}

function fitting(names: readonly string[]): number {
  let length = 0
  const over = names.findIndex(name => (length += name.length) > HOME_CHARACTERS)
  return over < 0 ? HOMES : Math.max(1, Math.min(HOMES, over))
}

/** Of schemas that were compared by themselves, and are the body of no operation. */
function bodyWord(findings: readonly Finding[]): string {
  if (findings.every(({ direction }) => direction === 'response')) return 'the answer'
  return findings.every(({ direction }) => direction === 'request') ? 'the body' : 'the schema'
}

function messageWord(findings: readonly Finding[]): string {
  const isOne = operationsOf({ findings }).length === 1
  if (findings.every(({ direction }) => direction === 'response'))
    return isOne ? 'the answer of ' : 'the answers of '
  if (findings.every(({ direction }) => direction === 'request'))
    return isOne ? 'the body of ' : 'the bodies of '
  return ''
}

/** The operations by name, or how many there are. */
export function operationList(cause: Pick<Cause, 'findings'>): Phrase {
  const names = operationsOf(cause)
  return names.length > OPERATIONS ? [plural(names.length, 'operation')] : listing(names, NAMES)
}

/** What the sentence is about: ``query parameter `page` of 61 operations``, `` `uri` of `Account` ``. */
export function subject(cause: Cause): Phrase {
  const { example } = cause
  const colon = example.at.startsWith('/') ? -1 : example.at.indexOf(':')
  if (colon > 0)
    return [...kindOfField(cause, example.at.slice(0, colon)), ' of ', ...operationList(cause)]
  if (example.direction === 'none') return operationList(cause)
  const names = listing(namesOf(cause), NAMES)
  return names.length === 0 ? holders(cause) : [...names, ' of ', ...holders(cause)]
}

function kindOfField(cause: Cause, location: string): Phrase {
  const names = namesOf(cause)
  const kind = cause.example.direction === 'response' ? 'header' : `${location} parameter`
  return [`${names.length > 1 ? `${kind}s` : kind} `, ...listing(names, NAMES)]
}

/** ``from `string` to `integer` ``: what was, and what is. */
export function sides({ example }: Cause): Phrase {
  return ['from ', code(shortText(example.expected)), ' to ', code(shortText(example.actual))]
}

/** Each value of one side once. */
export function values({ findings }: Cause, side: 'expected' | 'actual'): readonly string[] {
  const met = new Map<string, Json>(
    findings.map(finding => [canonicalJson(finding[side]), finding[side]]),
  )
  return [...met.values()].map(shortText)
}

/** What is said of one thing, said of several. */
export function pluralVerb(says: string): string {
  return says
    .replace(/^was\b/, 'were')
    .replace(/^is\b/, 'are')
    .replace(/^needs\b/, 'need')
    .replace(/, and was\b/, ', and were')
    .replace(/ its path\b/, ' their paths')
}
