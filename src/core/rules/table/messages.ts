import type { Change } from '../../diff/change.ts'
import {
  both,
  having,
  noSunset,
  rowRules,
  sunsetKept,
  sunsetPast,
  sunsetToCome,
  unreadableSunset,
} from '../row.ts'
import type { Rule } from '../rule.ts'

const inRequest = { direction: 'request' } as const
const inResponse = { direction: 'response' } as const
const required = having({ required: true })
const optional = having({ required: false })
const deprecated = having({ deprecated: true })
const current = having({ deprecated: false })
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
  ['new-required-request-parameter', 'error', 'parameter.added', 'was added and must be sent', both(elsewhere, required, alone)],
  ['new-optional-request-parameter', 'info', 'parameter.added', 'was added and may be sent', both(elsewhere, optional, alone)],
  ['new-required-request-default-parameter-to-existing-path', 'error', 'parameter.added', 'was added to all operations of the path and must be sent', both(elsewhere, required, shared)],
  ['new-optional-request-default-parameter-to-existing-path', 'info', 'parameter.added', 'was added to all operations of the path and may be sent', both(elsewhere, optional, shared)],
  ['request-parameter-removed', 'warning', 'parameter.removed', 'was removed', current],
  ['request-parameter-removed-with-deprecation', 'info', 'parameter.removed', 'was removed after deprecation', both(deprecated, sunsetKept)],
  ['request-parameter-removed-before-sunset', 'error', 'parameter.removed', 'was removed before its sunset {sunset}', both(deprecated, sunsetToCome)],
  ['request-parameter-sunset-parse', 'error', 'parameter.removed', 'was removed, deprecated until what is no date', both(deprecated, unreadableSunset)],
])

const parameterLife = [
  ...rowRules({ ...inRequest, area: 'Parameters', kind: 'Requiredness' }, [
    ['request-parameter-became-required', 'error', 'parameter.becameRequired', 'must now be sent'],
    ['request-parameter-became-optional', 'info', 'parameter.becameOptional', 'need no longer be sent'],
  ]),
  ...rowRules({ ...inRequest, area: 'Parameters', kind: 'Lifecycle' }, [
    ['request-parameter-deprecated', 'info', 'parameter.deprecated', 'was deprecated', noSunset],
    ['request-parameter-deprecated-with-sunset', 'info', 'parameter.deprecated', 'was deprecated until {sunset}', sunsetToCome],
    ['request-parameter-sunset-date-too-small', 'error', 'parameter.deprecated', 'was deprecated with a sunset in the past, {sunset}', sunsetPast],
    ['request-parameter-deprecated-sunset-invalid', 'error', 'parameter.deprecated', 'was deprecated with a sunset that is no date', unreadableSunset],
    ['request-parameter-reactivated', 'info', 'parameter.reactivated', 'is no longer deprecated'],
  ]),
  ...rowRules({ ...inRequest, area: 'Parameters', kind: 'Type' }, [
    ['request-parameter-style-changed', 'error', 'parameter.styleChanged', 'is now written as {revision}, before as {base}'],
  ]),
]

const bodies = [
  ...rowRules({ ...inRequest, area: 'RequestBody', kind: 'Existence' }, [
    ['request-body-added-required', 'error', 'body.added', 'a body was added and must be sent', required],
    ['request-body-added-optional', 'info', 'body.added', 'a body was added and may be sent', optional],
    ['request-body-removed', 'error', 'body.removed', 'the body was removed'],
    ['request-body-media-type-added', 'info', 'mediaType.added', 'may now be sent as {name}'],
    ['request-body-media-type-removed', 'error', 'mediaType.removed', 'may no longer be sent as {name}'],
    ['request-body-media-type-schema-added', 'error', 'mediaTypeSchema.added', 'a schema was added for {name}'],
    ['request-body-media-type-schema-removed', 'info', 'mediaTypeSchema.removed', 'the schema for {name} was removed'],
  ]),
  ...rowRules({ ...inRequest, area: 'RequestBody', kind: 'Requiredness' }, [
    ['request-body-became-required', 'error', 'body.becameRequired', 'the body must now be sent'],
    ['request-body-became-optional', 'info', 'body.becameOptional', 'the body need no longer be sent'],
  ]),
]

const responses = rowRules({ ...inResponse, area: 'Responses', kind: 'Existence' }, [
  ['response-success-status-added', 'info', 'status.added', 'status {revision} was added', having({ success: true })],
  ['response-success-status-removed', 'error', 'status.removed', 'status {base} was removed', having({ success: true })],
  ['response-non-success-status-added', 'info', 'status.added', 'status {revision} was added', having({ success: false })],
  ['response-non-success-status-removed', 'info', 'status.removed', 'status {base} was removed', having({ success: false })],
  ['response-media-type-added', 'info', 'mediaType.added', 'may now come as {name}'],
  ['response-media-type-removed', 'error', 'mediaType.removed', 'no longer comes as {name}'],
  ['response-body-media-type-schema-added', 'info', 'mediaTypeSchema.added', 'a schema was added for {name}'],
  ['response-body-media-type-schema-removed', 'warning', 'mediaTypeSchema.removed', 'the schema for {name} was removed'],
])

const headers = [
  ...rowRules({ ...inResponse, area: 'Headers', kind: 'Existence' }, [
    ['response-header-added', 'info', 'header.added', 'was added'],
    ['required-response-header-removed', 'error', 'header.removed', 'was always there and was removed', required],
    ['optional-response-header-removed', 'warning', 'header.removed', 'was removed', optional],
  ]),
  ...rowRules({ ...inResponse, area: 'Headers', kind: 'Requiredness' }, [
    ['response-header-became-optional', 'error', 'header.becameOptional', 'is no longer always there'],
    ['response-header-became-required', 'info', 'header.becameRequired', 'is now always there'],
  ]),
]

/** Parameters, bodies, statuses and headers. */
export const messageRules: readonly Rule[] = [
  ...parameters,
  ...parameterLife,
  ...bodies,
  ...responses,
  ...headers,
]
