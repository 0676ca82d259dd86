import type { Change } from '../../diff/change.ts'
import {
  both,
  current,
  deprecated,
  isHurried,
  noSunset,
  not,
  optional,
  required,
  sunsetOf,
  sunsetPast,
  sunsetToCome,
} from '../conditions.ts'
import { having, rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'
import { sentence } from '../sentence.ts'

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
    both(deprecated, noSunset),
  ],
  [
    'request-parameter-removed-after-sunset',
    'info',
    'parameter.removed',
    'was removed after its sunset {sunset}',
    both(deprecated, sunsetPast),
  ],
  [
    'request-parameter-removed-before-sunset',
    'error',
    'parameter.removed',
    'was removed before its sunset {sunset}',
    both(deprecated, sunsetToCome),
  ],
])

const untilWhen = [sentence('was deprecated'), sentence('was deprecated until {sunset}')] as const

/** One rule with and without a sunset to come; only the sentence differs. */
const deprecation = rowRules({ ...inRequest, area: 'Parameters', kind: 'Lifecycle' }, [
  [
    'request-parameter-deprecated',
    'info',
    'parameter.deprecated',
    'was deprecated',
    not(sunsetPast),
  ],
]).map(rule => ({
  ...rule,
  message: (change: Change) => untilWhen[sunsetOf(change) === null ? 0 : 1](change),
}))

const parameterLife = [
  ...deprecation,
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
    [
      'request-parameter-sunset-date-too-small',
      'error',
      'parameter.deprecated',
      'was deprecated with a sunset in the past, {sunset}',
      sunsetPast,
    ],
    [
      'request-parameter-sunset-parse',
      'error',
      'parameterSunset.unreadable',
      'has a sunset that is no date: {sunset}',
    ],
    [
      'request-parameter-sunset-deleted',
      'error',
      'parameterSunset.removed',
      'is deprecated, and its sunset {base} was removed',
    ],
    [
      'request-parameter-sunset-date-changed-too-small',
      'error',
      'parameterSunset.changed',
      'sunset was moved from {base} to {revision}, which is over',
      isHurried,
    ],
    [
      'request-parameter-sunset-date-changed',
      'info',
      'parameterSunset.changed',
      'sunset was moved from {base} to {revision}',
      not(isHurried),
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
    [
      'request-parameter-reserved-allowed',
      'info',
      'parameter.reservedAllowed',
      'may now hold reserved characters as they are',
    ],
    [
      'request-parameter-reserved-refused',
      'warning',
      'parameter.reservedRefused',
      'may no longer hold reserved characters as they are',
    ],
  ]),
]

/** The parameters of an operation. What their schemas say is told by the families of schema rules. */
export const parameterRules: readonly Rule[] = [...parameters, ...parameterLife]
