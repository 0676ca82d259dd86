import type { CheckFact } from '../../diff/check/fact.ts'
import { having, rowRules, type When } from '../row.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { messageCheckRules } from './check-messages.ts'

/** A way in which a value can break its promise, with the end of the rule ids and the level in an answer. */
type ValueRow = readonly [kind: string, suffix: string, level: Level, fact: CheckFact, says: string]

const was = 'came as {revision}, the contract says {base}'
const wasWith = 'came with {revision}, the contract says {base}'

const valueRows: readonly ValueRow[] = [
  ['Type', 'type-not-allowed', 'error', 'value.kind-not-allowed', was],
  ['Requiredness', 'null-not-allowed', 'error', 'value.null-not-allowed', was],
  ['Values', 'value-not-allowed', 'warning', 'value.not-allowed', was],
  [
    'Values',
    'enum-value-not-allowed',
    'warning',
    'enum.value-not-allowed',
    'came with a value that is not {base}',
  ],
  ['Type', 'format-not-allowed', 'warning', 'format.violated', was],
  [
    'Constraints',
    'pattern-not-matched',
    'warning',
    'pattern.violated',
    'came as another text, the contract says {base}',
  ],
  ['Constraints', 'bound-exceeded', 'warning', 'bound.exceeded', wasWith],
  ['Constraints', 'items-not-unique', 'warning', 'items.not-unique', 'came with items that repeat'],
  [
    'Constraints',
    'item-not-allowed',
    'warning',
    'item.not-allowed',
    'came beyond the last item that the contract admits',
  ],
  ['Structure', 'contains-not-matched', 'warning', 'contains.violated', wasWith],
  [
    'Structure',
    'one-of-several-matched',
    'warning',
    'one-of.several-matched',
    'fits more than one of the alternatives that exclude each other',
  ],
]

const propertyRows: readonly ValueRow[] = [
  [
    'Existence',
    'required-property-missing',
    'error',
    'property.required-missing',
    'did not come, the contract requires it',
  ],
  [
    'Existence',
    'dependent-property-missing',
    'error',
    'property.dependency-missing',
    'did not come, the contract says {base}',
  ],
  [
    'Existence',
    'property-not-allowed',
    'warning',
    'property.not-allowed',
    'came, the contract rules it out',
  ],
  [
    'Existence',
    'property-name-not-allowed',
    'warning',
    'property.name-not-allowed',
    'has a name that the contract rules out',
  ],
  [
    'Existence',
    'property-undocumented',
    'info',
    'property.undocumented',
    'came as {revision}, the contract does not mention it',
  ],
]

const values = (
  [
    ['response', 'response-body', 'body', 'Schema'],
    ['response', 'response-property', 'property', 'Schema'],
    ['response', 'response-header', 'header', 'Headers'],
    ['response', 'response-header-property', 'headerProperty', 'Headers'],
    ['request', 'request-body', 'body', 'Schema'],
    ['request', 'request-property', 'property', 'Schema'],
    ['request', 'request-parameter', 'parameter', 'Parameters'],
    ['request', 'request-parameter-property', 'parameterProperty', 'Parameters'],
  ] as const
).flatMap(([direction, prefix, at, area]) =>
  valueRows.flatMap(row => ruleOf(row, { direction, prefix, area, when: having({ at }) })),
)

const inBody: When = ({ place }) => place === '' || place.startsWith('/')
const inParameter: When = change => !inBody(change, 0)

const properties = (
  [
    ['response', 'response', 'Schema', inBody],
    ['response', 'response-header', 'Headers', inParameter],
    ['request', 'request', 'Schema', inBody],
    ['request', 'request-parameter', 'Parameters', inParameter],
  ] as const
).flatMap(([direction, prefix, area, when]) =>
  propertyRows.flatMap(row => ruleOf(row, { direction, prefix, area, when })),
)

interface Column {
  readonly direction: 'request' | 'response'
  readonly prefix: string
  readonly area: string
  readonly when: When
}

/** What a consumer sends against the contract can be refused any day, so that it is an error whatever it is. */
function ruleOf([kind, suffix, level, fact, says]: ValueRow, column: Column): Rule[] {
  const { direction, prefix, area, when } = column
  const isSent = direction === 'request'
  const judged = isSent && level === 'warning' ? 'error' : level
  const said = isSent
    ? says.replace(/^came\b/, 'was sent').replace(/^did not come/, 'was not sent')
    : says
  return rowRules({ direction, area, kind }, [[`${prefix}-${suffix}`, judged, fact, said, when]])
}

/** What one live exchange breaks of its contract. A change of the contract itself has rules of its own. */
export const checkRules: readonly Rule[] = [...values, ...properties, ...messageCheckRules]
