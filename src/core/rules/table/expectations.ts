import { rowRules } from '../row.ts'
import { subjectOf } from '../sentence.ts'
import type { Rule } from '../rule.ts'

/** What a monitor can expect beside a shape that stays. `expected.check` tells its sentences in `details.says`. */
export type ExpectationFact = 'expected.status' | 'expected.header' | 'expected.check'

const remedy =
  'The expectation stands in the monitor, not in a contract or a baseline, so nothing can be accepted: correct the monitor, or ask the provider why it answers otherwise.'

const frame = { direction: 'response', kind: 'Expectation' } as const

const answers = rowRules({ ...frame, area: 'Responses' }, [
  ['expected-status', 'error', 'expected.status', 'came, the monitor expects {base}'],
  ['expected-check', 'error', 'expected.check', 'the check of the monitor says no'],
])

const headers = rowRules({ ...frame, area: 'Headers' }, [
  ['expected-header', 'error', 'expected.header', 'is {revision}, the monitor expects: {base}'],
])

const meanings: Readonly<Record<string, string>> = {
  'expected-status': 'the status of an answer is none of those that the monitor expects.',
  'expected-header': 'a header of an answer is not as the monitor expects it.',
  'expected-check': "the monitor's own check looked at the answer and said what is wrong with it.",
}

/** What one answer breaks of what its monitor expects. */
export const expectationRules: readonly Rule[] = [...answers, ...headers].map(rule => ({
  ...rule,
  message: change => {
    const says = change.details?.['says']
    // The words of a person are told whole.
    return typeof says === 'string' ? `${subjectOf(change)}: ${says}` : rule.message(change)
  },
  explanation: `${rule.id}: ${meanings[rule.id]} ${remedy}`,
}))
