import {
  answered,
  both,
  inBody,
  noSunset,
  optional,
  readOnly,
  required,
  sent,
  sunsetPast,
  sunsetToCome,
  unreadableSunset,
  writeOnly,
} from '../conditions.ts'
import { having, rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const request = { direction: 'request', area: 'Schema' } as const
const response = { direction: 'response', area: 'Schema' } as const

const mutability = (['request', 'response'] as const).flatMap(direction =>
  rowRules({ direction, area: 'Schema', kind: 'Mutability' }, [
    [
      `${direction}-required-property-became-read-only`,
      'info',
      'readOnly.added',
      'became read-only',
      both(inBody, required),
    ],
    [
      `${direction}-optional-property-became-read-only`,
      'info',
      'readOnly.added',
      'became read-only',
      both(inBody, optional),
    ],
    [
      `${direction}-required-property-became-not-read-only`,
      'info',
      'readOnly.removed',
      'is no longer read-only',
      both(inBody, required),
    ],
    [
      `${direction}-optional-property-became-not-read-only`,
      'info',
      'readOnly.removed',
      'is no longer read-only',
      both(inBody, optional),
    ],
    [
      `${direction}-required-property-became-write-only`,
      'info',
      'writeOnly.added',
      'became write-only',
      both(inBody, required),
    ],
    [
      `${direction}-optional-property-became-write-only`,
      'info',
      'writeOnly.added',
      'became write-only',
      both(inBody, optional),
    ],
    [
      `${direction}-required-property-became-not-write-only`,
      direction === 'response' ? 'warning' : 'info',
      'writeOnly.removed',
      'is no longer write-only',
      both(inBody, required),
    ],
    [
      `${direction}-optional-property-became-not-write-only`,
      'info',
      'writeOnly.removed',
      'is no longer write-only',
      both(inBody, optional),
    ],
  ]),
)

const lifecycle = (['request', 'response'] as const).flatMap(direction => {
  const seen = direction === 'request' ? sent : answered
  return rowRules({ direction, area: 'Schema', kind: 'Lifecycle' }, [
    [
      `${direction}-property-deprecated`,
      'info',
      'deprecated.added',
      'was deprecated',
      both(seen, noSunset),
    ],
    [
      `${direction}-property-deprecated-with-sunset`,
      'info',
      'deprecated.added',
      'was deprecated until {sunset}',
      both(seen, sunsetToCome),
    ],
    [
      `${direction}-property-deprecated-sunset-invalid`,
      'error',
      'deprecated.added',
      'was deprecated with a sunset that is no date',
      both(seen, unreadableSunset),
    ],
    [
      `${direction}-property-sunset-date-too-small`,
      'error',
      'deprecated.added',
      'was deprecated with a sunset in the past, {sunset}',
      both(seen, sunsetPast),
    ],
    [
      `${direction}-property-reactivated`,
      'info',
      'deprecated.removed',
      'is no longer deprecated',
      seen,
    ],
    [
      `${direction}-property-stability-decreased`,
      'error',
      'stability.decreased',
      'stability fell from {base} to {revision}',
      seen,
    ],
    [
      `${direction}-property-stability-increased`,
      'info',
      'stability.increased',
      'stability rose from {base} to {revision}',
      seen,
    ],
  ])
})

const neverSent = both(having({ at: 'property' }), readOnly)

const readOnlyBounds = rowRules({ ...request, kind: 'Constraints' }, [
  [
    'request-read-only-property-max-decreased',
    'info',
    'maximum.decreased',
    'is never sent, maximum went down from {base} to {revision}',
    neverSent,
  ],
  [
    'request-read-only-property-min-increased',
    'info',
    'minimum.increased',
    'is never sent, minimum went up from {base} to {revision}',
    neverSent,
  ],
  [
    'request-read-only-property-exclusive-max-decreased',
    'info',
    'exclusiveMaximum.decreased',
    'is never sent, exclusiveMaximum went down from {base} to {revision}',
    neverSent,
  ],
  [
    'request-read-only-property-exclusive-min-increased',
    'info',
    'exclusiveMinimum.increased',
    'is never sent, exclusiveMinimum went up from {base} to {revision}',
    neverSent,
  ],
  [
    'request-read-only-property-max-length-decreased',
    'info',
    'maxLength.decreased',
    'is never sent, maxLength went down from {base} to {revision}',
    neverSent,
  ],
])

const values = [
  ...rowRules({ ...request, kind: 'Values' }, [
    [
      'request-read-only-property-enum-value-removed',
      'info',
      'enumValue.removed',
      'is never sent, value {base} was removed',
      neverSent,
    ],
  ]),
  ...rowRules({ ...response, kind: 'Values' }, [
    [
      'response-write-only-property-enum-value-added',
      'info',
      'enumValue.added',
      'is never answered, value {revision} was added',
      both(inBody, writeOnly),
    ],
    [
      'response-mediatype-enum-value-removed',
      'info',
      'enumValue.removed',
      'value {base} was removed',
      having({ at: 'body' }),
    ],
  ]),
]

/** What is said about a property that stays: for whom it is, how long it lives, and what is told of one that is never sent. */
export const propertyStateRules: readonly Rule[] = [
  ...mutability,
  ...lifecycle,
  ...readOnlyBounds,
  ...values,
]
