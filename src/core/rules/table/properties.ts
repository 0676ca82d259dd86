import {
  answered,
  both,
  inBody,
  inHeader,
  inParameter,
  not,
  ofHeader,
  optional,
  required,
  sent,
  withDefault,
  writeOnly,
} from '../conditions.ts'
import { rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const request = { direction: 'request', area: 'Schema' } as const
const response = { direction: 'response', area: 'Schema' } as const

const requestProperties = rowRules({ ...request, kind: 'Existence' }, [
  [
    'new-required-request-property',
    'error',
    'property.added',
    'was added and must be sent',
    both(sent, required, not(withDefault)),
  ],
  [
    'new-required-request-property-with-default',
    'error',
    'property.added',
    'was added and is required, with a default',
    both(sent, required, withDefault),
  ],
  [
    'new-optional-request-property',
    'info',
    'property.added',
    'was added and may be sent',
    both(sent, optional),
  ],
  ['request-property-removed', 'warning', 'property.removed', 'was removed', sent],
])

const parameterProperties = rowRules({ ...request, area: 'Parameters', kind: 'Existence' }, [
  [
    'new-request-parameter-property',
    'info',
    'property.added',
    'was added',
    both(inParameter, optional),
  ],
  [
    'new-required-request-header-property',
    'error',
    'property.added',
    'was added and must be sent',
    both(inParameter, ofHeader, required),
  ],
  [
    'new-required-request-parameter-property',
    'error',
    'property.added',
    'was added and must be sent',
    both(inParameter, not(ofHeader), required),
  ],
  ['request-parameter-property-removed', 'warning', 'property.removed', 'was removed', inParameter],
])

const requestRequiredness = rowRules({ ...request, kind: 'Requiredness' }, [
  [
    'request-property-became-required',
    'error',
    'property.becameRequired',
    'must now be sent',
    both(sent, not(withDefault)),
  ],
  [
    'request-property-became-required-with-default',
    'error',
    'property.becameRequired',
    'is now required, with a default',
    both(sent, withDefault),
  ],
  [
    'request-property-became-optional',
    'info',
    'property.becameOptional',
    'need no longer be sent',
    sent,
  ],
])

const parameterRequiredness = rowRules({ ...request, area: 'Parameters', kind: 'Requiredness' }, [
  [
    'request-header-property-became-required',
    'error',
    'property.becameRequired',
    'must now be sent',
    both(inParameter, ofHeader),
  ],
  [
    'request-parameter-property-became-required',
    'error',
    'property.becameRequired',
    'must now be sent',
    both(inParameter, not(ofHeader)),
  ],
  [
    'request-parameter-property-became-optional',
    'info',
    'property.becameOptional',
    'need no longer be sent',
    inParameter,
  ],
])

const responseProperties = rowRules({ ...response, kind: 'Existence' }, [
  [
    'response-required-property-added',
    'info',
    'property.added',
    'was added, always there',
    both(answered, required),
  ],
  [
    'response-optional-property-added',
    'info',
    'property.added',
    'was added',
    both(answered, optional),
  ],
  [
    'response-required-write-only-property-added',
    'info',
    'property.added',
    'was added, never answered',
    both(inBody, writeOnly, required),
  ],
  [
    'response-optional-write-only-property-added',
    'info',
    'property.added',
    'was added, never answered',
    both(inBody, writeOnly, optional),
  ],
  [
    'response-required-property-removed',
    'error',
    'property.removed',
    'was always there and was removed',
    both(answered, required),
  ],
  [
    'response-optional-property-removed',
    'warning',
    'property.removed',
    'was removed',
    both(answered, optional),
  ],
  [
    'response-required-write-only-property-removed',
    'info',
    'property.removed',
    'was never answered and was removed',
    both(inBody, writeOnly, required),
  ],
  [
    'response-optional-write-only-property-removed',
    'info',
    'property.removed',
    'was never answered and was removed',
    both(inBody, writeOnly, optional),
  ],
  ['response-header-property-added', 'info', 'property.added', 'was added', inHeader],
  ['response-header-property-removed', 'warning', 'property.removed', 'was removed', inHeader],
])

const responseRequiredness = rowRules({ ...response, kind: 'Requiredness' }, [
  [
    'response-property-became-optional',
    'error',
    'property.becameOptional',
    'is no longer always there',
    answered,
  ],
  [
    'response-property-became-required',
    'info',
    'property.becameRequired',
    'is now always there',
    answered,
  ],
  [
    'response-write-only-property-became-optional',
    'info',
    'property.becameOptional',
    'is never answered and became optional',
    both(inBody, writeOnly),
  ],
  [
    'response-write-only-property-became-required',
    'info',
    'property.becameRequired',
    'is never answered and became required',
    both(inBody, writeOnly),
  ],
  [
    'response-header-property-became-optional',
    'warning',
    'property.becameOptional',
    'is no longer always there',
    inHeader,
  ],
  [
    'response-header-property-became-required',
    'info',
    'property.becameRequired',
    'is now always there',
    inHeader,
  ],
])

/** Properties themselves: there or not, required or not. */
export const propertyRules: readonly Rule[] = [
  ...requestProperties,
  ...parameterProperties,
  ...requestRequiredness,
  ...parameterRequiredness,
  ...responseProperties,
  ...responseRequiredness,
]
