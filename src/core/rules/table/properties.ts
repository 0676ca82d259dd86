import type { Change } from '../../diff/change.ts'
import { both, having, noSunset, rowRules, sunsetPast, sunsetToCome, unreadableSunset } from '../row.ts'
import type { Rule } from '../rule.ts'

const request = { direction: 'request', area: 'Schema' } as const
const response = { direction: 'response', area: 'Schema' } as const
const inBody = having({ at: 'property' })
const inParameter = having({ at: 'parameterProperty' })
const inHeader = having({ at: 'headerProperty' })
const required = having({ required: true })
const optional = having({ required: false })
const readOnly = having({ access: 'readOnly' })
const writeOnly = having({ access: 'writeOnly' })
const withDefault = having({ hasDefault: true })

function not(test: (change: Change, now: number) => boolean): typeof test {
  return (change, now) => !test(change, now)
}

const sent = both(inBody, not(readOnly))
const answered = both(inBody, not(writeOnly))

const requestProperties = rowRules({ ...request, kind: 'Existence' }, [
  ['new-required-request-property', 'error', 'property.added', 'was added and must be sent', both(sent, required, not(withDefault))],
  ['new-required-request-property-with-default', 'error', 'property.added', 'was added and is required, with a default', both(sent, required, withDefault)],
  ['new-optional-request-property', 'info', 'property.added', 'was added and may be sent', both(sent, optional)],
  ['new-request-parameter-property', 'info', 'property.added', 'was added', both(inParameter, optional)],
  ['new-required-request-header-property', 'error', 'property.added', 'was added and must be sent', both(inParameter, required)],
  ['request-property-removed', 'warning', 'property.removed', 'was removed', sent],
  ['request-parameter-property-removed', 'warning', 'property.removed', 'was removed', inParameter],
])

const requestRequiredness = rowRules({ ...request, kind: 'Requiredness' }, [
  ['request-property-became-required', 'error', 'property.becameRequired', 'must now be sent', both(sent, not(withDefault))],
  ['request-property-became-required-with-default', 'error', 'property.becameRequired', 'is now required, with a default', both(sent, withDefault)],
  ['request-header-property-became-required', 'error', 'property.becameRequired', 'must now be sent', inParameter],
  ['request-property-became-optional', 'info', 'property.becameOptional', 'need no longer be sent', sent],
  ['request-parameter-property-became-optional', 'info', 'property.becameOptional', 'need no longer be sent', inParameter],
])

const responseProperties = rowRules({ ...response, kind: 'Existence' }, [
  ['response-required-property-added', 'info', 'property.added', 'was added, always there', both(answered, required)],
  ['response-optional-property-added', 'info', 'property.added', 'was added', both(answered, optional)],
  ['response-required-write-only-property-added', 'info', 'property.added', 'was added, never answered', both(inBody, writeOnly, required)],
  ['response-optional-write-only-property-added', 'info', 'property.added', 'was added, never answered', both(inBody, writeOnly, optional)],
  ['response-required-property-removed', 'error', 'property.removed', 'was always there and was removed', both(answered, required)],
  ['response-optional-property-removed', 'warning', 'property.removed', 'was removed', both(answered, optional)],
  ['response-required-write-only-property-removed', 'info', 'property.removed', 'was never answered and was removed', both(inBody, writeOnly, required)],
  ['response-optional-write-only-property-removed', 'info', 'property.removed', 'was never answered and was removed', both(inBody, writeOnly, optional)],
  ['response-header-property-added', 'info', 'property.added', 'was added', inHeader],
  ['response-header-property-removed', 'warning', 'property.removed', 'was removed', inHeader],
])

const responseRequiredness = rowRules({ ...response, kind: 'Requiredness' }, [
  ['response-property-became-optional', 'error', 'property.becameOptional', 'is no longer always there', answered],
  ['response-property-became-required', 'info', 'property.becameRequired', 'is now always there', answered],
  ['response-write-only-property-became-optional', 'info', 'property.becameOptional', 'is never answered and became optional', both(inBody, writeOnly)],
  ['response-write-only-property-became-required', 'info', 'property.becameRequired', 'is never answered and became required', both(inBody, writeOnly)],
  ['response-header-property-became-optional', 'warning', 'property.becameOptional', 'is no longer always there', inHeader],
  ['response-header-property-became-required', 'info', 'property.becameRequired', 'is now always there', inHeader],
])

const mutability = (['request', 'response'] as const).flatMap(direction =>
  rowRules({ direction, area: 'Schema', kind: 'Mutability' }, [
    [`${direction}-required-property-became-read-only`, 'info', 'readOnly.added', 'became read-only', both(inBody, required)],
    [`${direction}-optional-property-became-read-only`, 'info', 'readOnly.added', 'became read-only', both(inBody, optional)],
    [`${direction}-required-property-became-not-read-only`, 'info', 'readOnly.removed', 'is no longer read-only', both(inBody, required)],
    [`${direction}-optional-property-became-not-read-only`, 'info', 'readOnly.removed', 'is no longer read-only', both(inBody, optional)],
    [`${direction}-required-property-became-write-only`, 'info', 'writeOnly.added', 'became write-only', both(inBody, required)],
    [`${direction}-optional-property-became-write-only`, 'info', 'writeOnly.added', 'became write-only', both(inBody, optional)],
    [`${direction}-required-property-became-not-write-only`, direction === 'response' ? 'warning' : 'info', 'writeOnly.removed', 'is no longer write-only', both(inBody, required)],
    [`${direction}-optional-property-became-not-write-only`, 'info', 'writeOnly.removed', 'is no longer write-only', both(inBody, optional)],
  ]),
)

const lifecycle = (['request', 'response'] as const).flatMap(direction => {
  const seen = direction === 'request' ? sent : answered
  return rowRules({ direction, area: 'Schema', kind: 'Lifecycle' }, [
    [`${direction}-property-deprecated`, 'info', 'deprecated.added', 'was deprecated', both(seen, noSunset)],
    [`${direction}-property-deprecated-with-sunset`, 'info', 'deprecated.added', 'was deprecated until {sunset}', both(seen, sunsetToCome)],
    [`${direction}-property-deprecated-sunset-invalid`, 'error', 'deprecated.added', 'was deprecated with a sunset that is no date', both(seen, unreadableSunset)],
    [`${direction}-property-sunset-date-too-small`, 'error', 'deprecated.added', 'was deprecated with a sunset in the past, {sunset}', both(seen, sunsetPast)],
    [`${direction}-property-reactivated`, 'info', 'deprecated.removed', 'is no longer deprecated', seen],
    [`${direction}-property-stability-decreased`, 'error', 'stability.decreased', 'stability fell from {base} to {revision}', seen],
    [`${direction}-property-stability-increased`, 'info', 'stability.increased', 'stability rose from {base} to {revision}', seen],
  ])
})

const neverSent = both(having({ at: 'property' }), readOnly)

const readOnlyBounds = rowRules({ ...request, kind: 'Constraints' }, [
  ['request-read-only-property-max-decreased', 'info', 'maximum.decreased', 'is never sent, maximum went down from {base} to {revision}', neverSent],
  ['request-read-only-property-min-increased', 'info', 'minimum.increased', 'is never sent, minimum went up from {base} to {revision}', neverSent],
  ['request-read-only-property-exclusive-max-decreased', 'info', 'exclusiveMaximum.decreased', 'is never sent, exclusiveMaximum went down from {base} to {revision}', neverSent],
  ['request-read-only-property-exclusive-min-increased', 'info', 'exclusiveMinimum.increased', 'is never sent, exclusiveMinimum went up from {base} to {revision}', neverSent],
  ['request-read-only-property-max-length-decreased', 'info', 'maxLength.decreased', 'is never sent, maxLength went down from {base} to {revision}', neverSent],
])

const values = [
  ...rowRules({ ...request, kind: 'Values' }, [
    ['request-read-only-property-enum-value-removed', 'info', 'enumValue.removed', 'is never sent, value {base} was removed', neverSent],
  ]),
  ...rowRules({ ...response, kind: 'Values' }, [
    ['response-write-only-property-enum-value-added', 'info', 'enumValue.added', 'is never answered, value {revision} was added', both(inBody, writeOnly)],
    ['response-mediatype-enum-value-removed', 'info', 'enumValue.removed', 'value {base} was removed', having({ at: 'body' })],
  ]),
]

/** What is said about properties themselves: there or not, required or not, for whom, and how long. */
export const propertyRules: readonly Rule[] = [
  ...requestProperties,
  ...requestRequiredness,
  ...responseProperties,
  ...responseRequiredness,
  ...mutability,
  ...lifecycle,
  ...readOnlyBounds,
  ...values,
]
