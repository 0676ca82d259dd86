import type { Change } from '../../diff/change.ts'
import type { VerifiedFact } from '../../diff/verified/fact.ts'
import { isArray } from '../../json/json.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { fill, subjectOf } from '../sentence.ts'

type VerifiedRow = readonly [
  id: string,
  level: Level,
  fact: VerifiedFact,
  says: string,
  meaning: string,
]

const rows: readonly VerifiedRow[] = [
  [
    'provider-status-unexpected',
    'error',
    'verified.status-differs',
    'came as {revision}, the Pact expects {base}',
    'the provider answered with another status than the consumer expects.',
  ],
  [
    'provider-header-missing',
    'error',
    'verified.header-missing',
    'did not come, the Pact expects it',
    'the provider left out a header that the consumer expects.',
  ],
  [
    'provider-header-unexpected',
    'error',
    'verified.header-differs',
    'came with another value, the Pact expects {base}',
    'the provider sent a header that does not fit what the consumer expects.',
  ],
  [
    'provider-media-type-unexpected',
    'error',
    'verified.media-type-differs',
    'came as {revision}, the Pact expects {base}',
    'the provider answered in another media type than the consumer reads.',
  ],
  [
    'provider-property-missing',
    'error',
    'verified.property-missing',
    'did not come, the Pact expects it',
    'the provider left out a property that the consumer expects.',
  ],
  [
    'provider-value-unexpected',
    'error',
    'verified.value-differs',
    'came as {revision}, the Pact expects {base}',
    'the provider sent a value that does not fit what the consumer expects.',
  ],
  [
    'provider-metadata-unexpected',
    'error',
    'verified.metadata-differs',
    'came as {revision}, the Pact expects {base}',
    'the provider made a message whose metadata do not fit what the consumer expects.',
  ],
]

const remedy =
  'The verifier of Pact asked the running provider itself: correct the provider, or agree with the consumer on another Pact.'

/** What a running provider does otherwise than a Pact expects. */
export const verifiedRules: readonly Rule[] = [
  ...rows.map(([id, level, fact, says, meaning]): Rule => ({
    id,
    level,
    direction: 'response',
    area: 'Interactions',
    kind: 'Verification',
    action: 'change',
    fact,
    message: change => `${whose(change)}: ${subjectOf(change)}: ${fill(says, change)}`,
    explanation: `${id}: ${meaning} ${remedy}`,
  })),
  {
    id: 'provider-not-verified',
    // It is no break: that nothing is known of it makes the run end with 3.
    level: 'info',
    direction: 'none',
    area: 'Interactions',
    kind: 'Verification',
    action: 'change',
    fact: 'verified.nothing' satisfies VerifiedFact,
    message: change =>
      `inconclusive: ${countOf(change)} interactions were not verified: ${textIn(change, 'name')}`,
    explanation:
      'provider-not-verified: the provider could not be asked, or not all of it, so nothing is known of the rest. It is never a pass: the command ends with 3. Start the provider, renew the credential, or see what its state handlers say, and run it again.',
  },
]

/** `web, “a pet by its id”` */
function whose(change: Change): string {
  const readers = change.details?.['readers']
  const consumer = isArray(readers)
    ? readers.map(name => (typeof name === 'string' ? name : '')).join(', ')
    : ''
  return `${consumer}, “${textIn(change, 'interaction')}”`
}

/** `3 of 50` */
function countOf(change: Change): string {
  return `${textIn(change, 'missing')} of ${textIn(change, 'all')}`
}

function textIn({ details }: Change, key: string): string {
  const value = details?.[key]
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}
