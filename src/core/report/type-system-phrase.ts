import type { Cause } from '../rules/cause.ts'
import { shortText } from '../rules/sentence.ts'
import { NAMES, pluralVerb } from './change-parts.ts'
import { listing, withCodes, type Phrase } from './phrase.ts'

/** A type system has names of its own for its places, and its rules say them: ``field `Order.total` was removed``. */
export function typeSystemPhrase({ example, findings }: Cause): Phrase {
  const { at, message, expected, actual } = example
  const name = at.slice(at.indexOf(':') + 1)
  const names = [...new Set(findings.map(finding => finding.at.slice(at.indexOf(':') + 1)))]
  const from = message.indexOf(name)
  if (from < 0) return [message]
  const noun = `${message.slice(0, from).trimEnd()}${names.length > 1 ? 's' : ''}`
  const says = message.slice(from + name.length).trimStart()
  const sides = [expected, actual].flatMap(side => (side === null ? [] : [shortText(side)]))
  const [head, ...rest] = withCodes(says, sides)
  const first = typeof head === 'string' && names.length > 1 ? pluralVerb(head) : (head ?? '')
  return [`${noun} `, ...listing(names, NAMES), ' ', first, ...rest]
}
