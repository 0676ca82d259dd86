import type { Change } from '../../diff/change.ts'
import type { DriftFact } from '../../diff/drift/fact.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'

type When = NonNullable<Rule['when']>

/** Id, level, fact, the verb of the catalogue, and what narrows the fact. */
type DriftRow = readonly [id: string, level: Level, fact: DriftFact, action: string, when?: When]

const ofBody: When = ({ place }) => place === ''
const ofProperty: When = ({ place }) => place !== ''
const announcesEnd: When = ({ place }) =>
  place === 'header:deprecation' || place === 'header:sunset'
const failed: When = ({ details }) => details?.['failed'] === true

const existence = driftRows('Schema', 'Existence', [
  ['response-property-removed', 'error', 'seen.propertyRemoved', 'remove'],
  ['response-optional-property-removed', 'warning', 'seen.optionalPropertyRemoved', 'remove'],
  ['response-property-added', 'info', 'seen.propertyAdded', 'add'],
  ['response-map-keys-changed', 'info', 'seen.mapKeysChanged', 'change'],
  ['response-alternative-added', 'info', 'seen.alternativeAdded', 'add'],
])

const requiredness = driftRows('Schema', 'Requiredness', [
  ['response-property-became-optional', 'error', 'seen.propertyBecameOptional', 'change'],
  [
    'response-property-became-nullable',
    'error',
    'seen.propertyBecameNullable',
    'change',
    ofProperty,
  ],
  ['response-body-became-nullable', 'error', 'seen.propertyBecameNullable', 'change', ofBody],
  ['response-property-null-became-value', 'info', 'seen.nullBecameValue', 'change'],
])

const types = driftRows('Schema', 'Type', [
  ['response-property-type-changed', 'error', 'seen.propertyKindChanged', 'change', ofProperty],
  ['response-body-type-changed', 'error', 'seen.propertyKindChanged', 'change', ofBody],
  ['response-property-type-mixed', 'error', 'seen.propertyKindAdded', 'add'],
  ['response-property-number-widened', 'warning', 'seen.propertyWidened', 'generalize'],
])

const values = driftRows('Schema', 'Values', [
  ['response-property-enum-value-added', 'warning', 'seen.valueAdded', 'add'],
  ['response-list-emptied', 'info', 'seen.listEmptied', 'remove'],
])

const responses = driftRows('Responses', 'Existence', [
  ['response-body-removed', 'error', 'seen.bodyRemoved', 'remove'],
  ['response-body-added', 'info', 'seen.bodyAdded', 'add'],
  ['response-status-became-failure', 'error', 'seen.statusChanged', 'change', failed],
  ['response-status-changed', 'warning', 'seen.statusChanged', 'change', not(failed)],
  ['response-media-type-changed', 'error', 'seen.mediaTypeChanged', 'change'],
  ['response-served-version-changed', 'warning', 'seen.versionChanged', 'change'],
])

const headers = driftRows('Headers', 'Existence', [
  ['response-header-removed', 'warning', 'seen.headerRemoved', 'remove'],
  ['response-header-added', 'info', 'seen.headerAdded', 'add', not(announcesEnd)],
  ['operation-deprecated-by-header', 'warning', 'seen.headerAdded', 'add', announcesEnd],
])

/** What only live answers show. Ids are those of contract rules where a reader would do the same about it. */
export const driftRules: readonly Rule[] = [
  ...existence,
  ...requiredness,
  ...types,
  ...values,
  ...responses,
  ...headers,
]

function driftRows(area: string, kind: string, rows: readonly DriftRow[]): Rule[] {
  return rows.map(([id, level, fact, action, when]) => ({
    id,
    level,
    direction: 'response' as const,
    area,
    kind,
    action,
    fact,
    message: driftSentence,
    ...(when && { when }),
  }))
}

function not(test: When): When {
  return (change, now) => !test(change, now)
}

/** `number in 20 of 20 → absent in 20 of 20`: what was there, what is there now, and how often. */
function driftSentence({ base, revision, details, evidence }: Change): string {
  const [was, now] = [details?.['was'] ?? base, details?.['now'] ?? revision].map(String)
  if (!evidence) return `${was} → ${now}`
  const { seen, of, baselineSeen = 0, baselineOf = 0 } = evidence
  return `${was} in ${baselineOf - baselineSeen} of ${baselineOf} → ${now} in ${seen} of ${of}`
}
