import { keyPlace, tokenKey, type Place } from '../json/place.ts'
import { parsePointer } from '../json/pointer.ts'
import { schemaMapWords } from '../shape/schema/applicators.ts'
import type { Finding } from './finding.ts'
import { ruleById } from './table.ts'

/** Where a change stands in the document, apart from where it is used. */
export interface Home {
  /** The shared schema, parameter or answer that holds it; `''` where it is written at its operation. */
  readonly name: string
  /** The place inside it; `''` for all of it. */
  readonly inside: Place
}

const nowhere: Home = { name: '', inside: '' }
/** Facts about a member of an object are told from the object that holds it. */
const ofMember = /^(property|deprecated|readOnly|writeOnly|stability)\./
const shared: ReadonlySet<string> = new Set(['components', '$defs', 'definitions'])
const alternatives: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf'])
const maps: ReadonlySet<string> = new Set(schemaMapWords)
const steps: Readonly<Record<string, string>> = { items: '*', additionalProperties: '{key}' }

// Asked for again and again while findings are sorted into groups and sentences.
const known = new WeakMap<Finding, Home>()

/** The shared part of the document in which a finding has its root. */
export function homeOf(finding: Finding): Home {
  const home = known.get(finding) ?? readHome(finding)
  known.set(finding, home)
  return home
}

function readHome({ rule, contract, at }: Finding): Home {
  if (contract === null || !contract.pointer.startsWith('/')) return nowhere
  const [kind = '', ...tokens] = parsePointer(contract.pointer)
  if (!shared.has(kind)) return nowhere
  if (kind === 'components') tokens.shift()
  const [name, ...rest] = tokens
  if (name === undefined) return nowhere
  const inside = placeIn(rest)
  const isMember = ofMember.test(ruleById.get(rule)?.fact ?? '') && at.startsWith('/')
  const key = isMember ? tokenKey(at.slice(at.lastIndexOf('/') + 1)) : undefined
  return { name, inside: key === undefined ? inside : keyPlace(inside, key) }
}

/** The place of a schema in another, by the keywords on the way: which alternative it is in does not count. */
function placeIn(tokens: readonly string[]): Place {
  let place = ''
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? ''
    if (maps.has(token)) place = keyPlace(place, tokens[++i] ?? '')
    else if (alternatives.has(token)) i++
    else if (token in steps) place += `/${steps[token] ?? ''}`
  }
  return place
}
