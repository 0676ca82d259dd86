import { both, inMap, not, optional, readOnly, required, writeOnly } from '../conditions.ts'
import { rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const frame = { area: 'Schema', kind: 'Existence' } as const

const sent = rowRules({ ...frame, direction: 'request' }, [
  [
    'new-required-request-map-value-property',
    'error',
    'property.added',
    'was added to each value and must be sent',
    both(inMap, required, not(readOnly)),
  ],
  [
    'new-optional-request-map-value-property',
    'info',
    'property.added',
    'was added to each value and may be sent',
    both(inMap, optional, not(readOnly)),
  ],
  [
    'request-map-value-property-removed',
    'warning',
    'property.removed',
    'was removed from each value',
    both(inMap, not(readOnly)),
  ],
])

const answered = rowRules({ ...frame, direction: 'response' }, [
  ['response-map-value-property-added', 'info', 'property.added', 'was added to each value', inMap],
  [
    'response-required-map-value-property-removed',
    'error',
    'property.removed',
    'was there in each value and was removed',
    both(inMap, required, not(writeOnly)),
  ],
  [
    'response-optional-map-value-property-removed',
    'warning',
    'property.removed',
    'was removed from each value',
    both(inMap, optional, not(writeOnly)),
  ],
  [
    'response-write-only-map-value-property-removed',
    'info',
    'property.removed',
    'was never answered and was removed from each value',
    both(inMap, writeOnly),
  ],
])

/**
 * Properties of what objects keyed by data have as values. The field's catalogue has no ids for them. They are as
 * bad as the same properties elsewhere, but at a place that no reader names by its key.
 */
export const mapValueRules: readonly Rule[] = [...sent, ...answered]
