import { keyPlace } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { declares } from './declares.ts'
import { nodeOf, type Node } from './node.ts'
import type { KeywordDetails } from './fact.ts'
import type { Descending, Descent, Pair, Tell } from './pair.ts'
import { kindText } from './types.ts'

/** The named properties of an object: there or not, required or not, and what is said about each. */
export const compareProperties: Descending = (pair, tell, same) => {
  const before = pair.base.words.properties ?? none
  const after = pair.revision.words.properties ?? none
  const required = { base: requiredOf(pair.base), revision: requiredOf(pair.revision) }
  const descents: Descent[] = []
  for (const [name, schema] of before) {
    const other = after.get(name)
    const place = keyPlace('', name)
    if (other) {
      const needed = { base: required.base.has(name), revision: required.revision.has(name) }
      const isSame = same(schema, other)
      if (isSame && needed.base === needed.revision) continue
      compareProperty(nodeOf(schema), nodeOf(other), needed, (fact, both, more) =>
        tell(fact, both, more, place),
      )
      if (!isSame) descents.push({ base: schema, revision: other, place })
    } else {
      const node = nodeOf(schema)
      const details = propertyDetails(node, required.base.has(name))
      tell('property.removed', { base: kindText(node) }, details, place)
    }
  }
  for (const [name, schema] of after) {
    if (before.has(name)) continue
    const node = nodeOf(schema)
    const details = propertyDetails(node, required.revision.has(name))
    tell('property.added', { revision: kindText(node) }, details, keyPlace('', name))
  }
  compareUndeclared(pair, required, tell)
  return descents
}

/** A name that only `required` knows is promised all the same. */
function compareUndeclared(
  pair: Pair,
  required: { readonly base: ReadonlySet<string>; readonly revision: ReadonlySet<string> },
  tell: Tell,
): void {
  if (![pair.base, pair.revision].every(admitsObjects)) return
  for (const name of new Set([...required.base, ...required.revision])) {
    const isNeeded = required.revision.has(name)
    if (required.base.has(name) === isNeeded || declares(pair.base, pair.revision, name)) continue
    const move = isNeeded ? 'becameRequired' : 'becameOptional'
    tell(`undeclaredProperty.${move}`, {}, { at: 'property' }, keyPlace('', name))
  }
}

function admitsObjects({ types }: Node): boolean {
  return types.length === 0 || types.includes('object')
}

function compareProperty(
  base: Node,
  revision: Node,
  needed: { readonly base: boolean; readonly revision: boolean },
  tell: Tell,
): void {
  const details = propertyDetails(revision, needed.revision)
  if (needed.base !== needed.revision) {
    tell(needed.revision ? 'property.becameRequired' : 'property.becameOptional', {}, details)
  }
  for (const word of ['readOnly', 'writeOnly'] as const) {
    const was = base.words[word] === true
    const is = revision.words[word] === true
    if (was !== is) tell(is ? `${word}.added` : `${word}.removed`, {}, details)
  }
  compareLifecycle(base, revision, details, tell)
}

function compareLifecycle(
  base: Node,
  revision: Node,
  details: Partial<KeywordDetails>,
  tell: Tell,
): void {
  const was = base.words.deprecated === true
  const is = revision.words.deprecated === true
  const sunset = revision.words['x-sunset']
  if (was !== is) {
    const more = sunset === undefined ? details : { ...details, sunset }
    tell(is ? 'deprecated.added' : 'deprecated.removed', {}, more)
  }
  const before = stability(base)
  const after = stability(revision)
  if (before === after) return
  const both = { base: stabilities[before] ?? '', revision: stabilities[after] ?? '' }
  tell(after < before ? 'stability.decreased' : 'stability.increased', both, details)
}

const none: ReadonlyMap<string, Schema> = new Map()
const stabilities: readonly string[] = ['draft', 'alpha', 'beta', 'stable']

/** Without a stated level a thing counts as stable. */
function stability(node: Node): number {
  const at = stabilities.findIndex(level => level === node.words['x-stability-level'])
  return at < 0 ? 3 : at
}

function requiredOf(node: Node): ReadonlySet<string> {
  return new Set(node.words.required)
}

function propertyDetails(node: Node, required: boolean): Partial<KeywordDetails> {
  return {
    at: 'property',
    access: accessOf(node),
    required,
    hasDefault: 'default' in node.words,
  }
}

export function accessOf(node: Node): KeywordDetails['access'] {
  if (node.words.readOnly === true) return 'readOnly'
  return node.words.writeOnly === true ? 'writeOnly' : 'both'
}
