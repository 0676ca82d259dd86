import type { Change } from '../../diff/change.ts'
import { isArray, type Json } from '../../json/json.ts'
import type { Rule } from '../rule.ts'
import { fill, subjectOf } from '../sentence.ts'
import { responseRows } from './interaction-answer-rows.ts'
import { requestRows } from './interaction-rows.ts'

const remedy =
  'The Pact and the contract say different things of the same call: correct the consumer and its Pact, or ask the provider to promise what is expected.'

/** What a Pact expects of a provider that its contract does not promise. */
export const interactionRules: readonly Rule[] = [...requestRows, ...responseRows].map(
  ([id, direction, level, fact, says, meaning]) => ({
    id,
    level,
    direction,
    area: 'Interactions',
    kind: 'Expectation',
    action: 'change',
    fact,
    message: change => message(says, change),
    explanation: `${id}: ${meaning} ${remedy}`,
  }),
)

/** `web, “a pet by its id”: response 200 property /name: is expected as integer, the contract says string (…, …)`. */
function message(says: string, change: Change): string {
  const readers = change.details?.['readers']
  const consumer = isArray(readers) ? readers[0] : undefined
  const [interaction, pact, contract] = ['interaction', 'pact', 'contract'].map(name =>
    wordsOf(change.details?.[name]),
  )
  const said = `${subjectOf(change)}: ${fill(says, change)}`
  const others = change.details?.['others']
  const more = typeof others === 'number' ? ` and ${others} more` : ''
  return `${wordsOf(consumer)}, “${interaction}”${more}: ${said} (${pact}, ${contract})`
}

/** Told whole: it is what a person looks for. */
function wordsOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
