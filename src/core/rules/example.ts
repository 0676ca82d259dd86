import { isObject, type Json } from '../json/json.ts'
import { elementExamples } from './examples/elements.ts'
import { schemaExamples } from './examples/schemas.ts'
import type { Rule } from './rule.ts'

/** What stands in one place of two documents, so that the rule speaks. */
export interface Example {
  /** A pointer into the document, or in words which schema it is. */
  readonly at: string
  readonly base: Json
  readonly revision: Json
}

const positions: readonly (readonly [prefix: string, words: string])[] = [
  ['request-body', 'the schema of a request body'],
  ['request-property', 'the schema of a property in a request body'],
  ['request-parameter-property', 'the schema of a property in a parameter'],
  ['request-parameter', 'the schema of a parameter'],
  ['response-body', 'the schema of an answer'],
  ['response-property', 'the schema of a property in an answer'],
  ['response-header-property', 'the schema of a property in a header of an answer'],
  ['response-header', 'the schema of a header of an answer'],
]

/** A small example of the change that a rule is for; null for rules that no two documents show. */
export function exampleOf({ id, fact }: Rule): Example | null {
  const own = lineOf(elementExamples, id)
  if (own) return readExample(own)
  const position = positions.find(([prefix]) => id.startsWith(`${prefix}-`))
  if (!position) return null
  const [prefix, words] = position
  const stated = lineOf(schemaExamples, id.slice(prefix.length + 1)) ?? lineOf(schemaExamples, fact)
  return stated === null ? null : readExample(`${words}\t${stated}`)
}

/** The rest of the line that starts with the key. */
function lineOf(lines: string, key: string): string | null {
  const found = lines.split('\n').find(line => line.startsWith(`${key}\t`))
  return found === undefined ? null : found.slice(key.length + 1)
}

function readExample(line: string): Example {
  const [at = '', base = 'null', revision = 'null'] = line.split('\t')
  return { at, base: JSON.parse(base) as Json, revision: JSON.parse(revision) as Json }
}

/** The lines of a side as a person writes them: one for each member. */
export function exampleText(side: Json): string {
  if (!isObject(side)) return JSON.stringify(side)
  const members = Object.entries(side).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return members.length === 0 ? 'nothing' : members.join(', ')
}
