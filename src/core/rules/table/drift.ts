import type { Change } from '../../diff/change.ts'
import type { DriftFact } from '../../diff/drift/fact.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'

type When = NonNullable<Rule['when']>

interface DriftRow {
  readonly id: string
  readonly level: Level
  readonly fact: DriftFact
  readonly area: string
  readonly kind: string
  readonly action: string
  readonly when?: When
}

const ofBody: When = ({ place }) => place === ''
const ofProperty: When = ({ place }) => place !== ''
const announcesEnd: When = ({ place }) => place === 'header:deprecation' || place === 'header:sunset'
const failed: When = ({ details }) => details?.['failed'] === true

const schema = { area: 'Schema' } as const
const headers = { area: 'Headers', kind: 'Existence' } as const
const responses = { area: 'Responses' } as const

const rows: readonly DriftRow[] = [
  { ...schema, id: 'response-property-removed', level: 'error', fact: 'seen.propertyRemoved', kind: 'Existence', action: 'remove' },
  { ...schema, id: 'response-optional-property-removed', level: 'warning', fact: 'seen.optionalPropertyRemoved', kind: 'Existence', action: 'remove' },
  { ...schema, id: 'response-property-added', level: 'info', fact: 'seen.propertyAdded', kind: 'Existence', action: 'add' },
  { ...schema, id: 'response-property-became-optional', level: 'error', fact: 'seen.propertyBecameOptional', kind: 'Requiredness', action: 'change' },
  { ...schema, id: 'response-property-became-nullable', level: 'error', fact: 'seen.propertyBecameNullable', kind: 'Requiredness', action: 'change', when: ofProperty },
  { ...schema, id: 'response-body-became-nullable', level: 'error', fact: 'seen.propertyBecameNullable', kind: 'Requiredness', action: 'change', when: ofBody },
  { ...schema, id: 'response-property-null-became-value', level: 'info', fact: 'seen.nullBecameValue', kind: 'Requiredness', action: 'change' },
  { ...schema, id: 'response-property-type-changed', level: 'error', fact: 'seen.propertyKindChanged', kind: 'Type', action: 'change', when: ofProperty },
  { ...schema, id: 'response-body-type-changed', level: 'error', fact: 'seen.propertyKindChanged', kind: 'Type', action: 'change', when: ofBody },
  { ...schema, id: 'response-property-type-mixed', level: 'error', fact: 'seen.propertyKindAdded', kind: 'Type', action: 'add' },
  { ...schema, id: 'response-property-number-widened', level: 'warning', fact: 'seen.propertyWidened', kind: 'Type', action: 'generalize' },
  { ...schema, id: 'response-property-enum-value-added', level: 'warning', fact: 'seen.valueAdded', kind: 'Values', action: 'add' },
  { ...schema, id: 'response-list-emptied', level: 'info', fact: 'seen.listEmptied', kind: 'Values', action: 'remove' },
  { ...schema, id: 'response-map-keys-changed', level: 'info', fact: 'seen.mapKeysChanged', kind: 'Existence', action: 'change' },
  { ...schema, id: 'response-alternative-added', level: 'info', fact: 'seen.alternativeAdded', kind: 'Structure', action: 'add' },
  { ...responses, id: 'response-body-removed', level: 'error', fact: 'seen.bodyRemoved', kind: 'Existence', action: 'remove' },
  { ...responses, id: 'response-body-added', level: 'info', fact: 'seen.bodyAdded', kind: 'Existence', action: 'add' },
  { ...headers, id: 'response-header-removed', level: 'warning', fact: 'seen.headerRemoved', action: 'remove' },
  { ...headers, id: 'response-header-added', level: 'info', fact: 'seen.headerAdded', action: 'add', when: (change, now) => !announcesEnd(change, now) },
  { ...headers, id: 'operation-deprecated-by-header', level: 'warning', fact: 'seen.headerAdded', action: 'add', when: announcesEnd },
  { ...responses, id: 'response-status-became-failure', level: 'error', fact: 'seen.statusChanged', kind: 'Existence', action: 'change', when: failed },
  { ...responses, id: 'response-status-changed', level: 'warning', fact: 'seen.statusChanged', kind: 'Existence', action: 'change', when: (change, now) => !failed(change, now) },
  { ...responses, id: 'response-media-type-changed', level: 'error', fact: 'seen.mediaTypeChanged', kind: 'Type', action: 'change' },
  { ...responses, id: 'response-served-version-changed', level: 'warning', fact: 'seen.versionChanged', kind: 'Lifecycle', action: 'change' },
]

/** What only live answers show. Ids are those of contract rules where a reader would do the same about it. */
export const driftRules: readonly Rule[] = rows.map(row => ({
  ...row,
  direction: 'response',
  message: driftSentence,
}))

/** `number in 20 of 20 → absent in 20 of 20`: what was there, what is there now, and how often. */
function driftSentence({ base, revision, details, evidence }: Change): string {
  const [was, now] = [details?.['was'] ?? base, details?.['now'] ?? revision].map(String)
  if (!evidence) return `${was} → ${now}`
  const { seen, of, baselineSeen = 0, baselineOf = 0 } = evidence
  return `${was} in ${baselineOf - baselineSeen} of ${baselineOf} → ${now} in ${seen} of ${of}`
}
