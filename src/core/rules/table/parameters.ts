import type { Change } from '../../diff/change.ts'
import {
  both,
  current,
  deprecated,
  noSunset,
  optional,
  required,
  sunsetKept,
  sunsetPast,
  sunsetToCome,
  unreadableSunset,
} from '../conditions.ts'
import { having, rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const inRequest = { direction: 'request' } as const
const shared = having({ shared: true })
const alone = having({ shared: false })

function inPath(change: Change): boolean {
  return change.details?.['in'] === 'path'
}

function elsewhere(change: Change): boolean {
  return !inPath(change)
}

const parameters = rowRules({ ...inRequest, area: 'Parameters', kind: 'Existence' }, [
  ['new-request-path-parameter', 'error', 'parameter.added', 'was added', inPath],
  [
    'new-required-request-parameter',
    'error',
    'parameter.added',
    'was added and must be sent',
    both(elsewhere, required, alone),
  ],
  [
    'new-optional-request-parameter',
    'info',
    'parameter.added',
    'was added and may be sent',
    both(elsewhere, optional, alone),
  ],
  [
    'new-required-request-default-parameter-to-existing-path',
    'error',
    'parameter.added',
    'was added to all operations of the path and must be sent',
    both(elsewhere, required, shared),
  ],
  [
    'new-optional-request-default-parameter-to-existing-path',
    'info',
    'parameter.added',
    'was added to all operations of the path and may be sent',
    both(elsewhere, optional, shared),
  ],
  ['request-parameter-removed', 'warning', 'parameter.removed', 'was removed', current],
  [
    'request-parameter-removed-with-deprecation',
    'info',
    'parameter.removed',
    'was removed after deprecation',
    both(deprecated, sunsetKept),
  ],
  [
    'request-parameter-removed-before-sunset',
    'error',
    'parameter.removed',
    'was removed before its sunset {sunset}',
    both(deprecated, sunsetToCome),
  ],
  [
    'request-parameter-sunset-parse',
    'error',
    'parameter.removed',
    'was removed, deprecated until what is no date',
    both(deprecated, unreadableSunset),
  ],
])

const parameterLife = [
  ...rowRules({ ...inRequest, area: 'Parameters', kind: 'Requiredness' }, [
    ['request-parameter-became-required', 'error', 'parameter.becameRequired', 'must now be sent'],
    [
      'request-parameter-became-optional',
      'info',
      'parameter.becameOptional',
      'need no longer be sent',
    ],
  ]),
  ...rowRules({ ...inRequest, area: 'Parameters', kind: 'Lifecycle' }, [
    ['request-parameter-deprecated', 'info', 'parameter.deprecated', 'was deprecated', noSunset],
    [
      'request-parameter-deprecated-with-sunset',
      'info',
      'parameter.deprecated',
      'was deprecated until {sunset}',
      sunsetToCome,
    ],
    [
      'request-parameter-sunset-date-too-small',
      'error',
      'parameter.deprecated',
      'was deprecated with a sunset in the past, {sunset}',
      sunsetPast,
    ],
    [
      'request-parameter-deprecated-sunset-invalid',
      'error',
      'parameter.deprecated',
      'was deprecated with a sunset that is no date',
      unreadableSunset,
    ],
    ['request-parameter-reactivated', 'info', 'parameter.reactivated', 'is no longer deprecated'],
  ]),
  ...rowRules({ ...inRequest, area: 'Parameters', kind: 'Type' }, [
    [
      'request-parameter-style-changed',
      'error',
      'parameter.styleChanged',
      'is now written as {revision}, before as {base}',
    ],
  ]),
]

/** The parameters of an operation. What their schemas say is told by the families of schema rules. */
export const parameterRules: readonly Rule[] = [...parameters, ...parameterLife]
