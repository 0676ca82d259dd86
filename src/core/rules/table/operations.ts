import type { Change } from '../../diff/change.ts'
import {
  both,
  current,
  deprecated,
  noSunset,
  sunsetKept,
  sunsetMs,
  sunsetPast,
  sunsetToCome,
  unreadableSunset,
} from '../conditions.ts'
import { having, rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const none = { direction: 'none' } as const
const pathGone = having({ pathGone: true })
const pathLeft = having({ pathGone: false })

const operations = rowRules({ ...none, area: 'Paths', kind: 'Existence' }, [
  ['endpoint-added', 'info', 'operation.added', 'was added'],
  [
    'api-path-removed-without-deprecation',
    'error',
    'operation.removed',
    'was removed with its path, and was not deprecated before',
    both(pathGone, current),
  ],
  [
    'api-path-removed-with-deprecation',
    'info',
    'operation.removed',
    'was removed with its path, after deprecation',
    both(pathGone, deprecated, sunsetKept),
  ],
  [
    'api-path-removed-before-sunset',
    'error',
    'operation.removed',
    'was removed with its path, before its sunset {sunset}',
    both(pathGone, deprecated, sunsetToCome),
  ],
  [
    'api-path-sunset-parse',
    'error',
    'operation.removed',
    'was removed with its path, deprecated until what is no date',
    both(pathGone, deprecated, unreadableSunset),
  ],
  [
    'api-removed-without-deprecation',
    'error',
    'operation.removed',
    'was removed and was not deprecated before',
    both(pathLeft, current),
  ],
  [
    'api-removed-with-deprecation',
    'info',
    'operation.removed',
    'was removed after deprecation',
    both(pathLeft, deprecated, sunsetKept),
  ],
  [
    'api-removed-before-sunset',
    'error',
    'operation.removed',
    'was removed before its sunset {sunset}',
    both(pathLeft, deprecated, sunsetToCome),
  ],
  [
    'api-removed-sunset-parse',
    'error',
    'operation.removed',
    'was removed, deprecated until what is no date',
    both(pathLeft, deprecated, unreadableSunset),
  ],
  ['api-operation-id-added', 'info', 'operationId.added', 'got the operation id {revision}'],
  [
    'api-operation-id-removed',
    'info',
    'operationId.removed',
    'changed its operation id from {base} to {revision}',
  ],
])

/** A new sunset that comes sooner than the old one, and is over. */
function isHurried(change: Change, now: number): boolean {
  const before = typeof change.base === 'string' ? Date.parse(change.base) : Number.NaN
  const after = sunsetMs(change) ?? Number.NaN
  return after < before && after <= now
}

const lifecycle = rowRules({ ...none, area: 'Paths', kind: 'Lifecycle' }, [
  ['endpoint-deprecated', 'info', 'operation.deprecated', 'was deprecated', noSunset],
  [
    'endpoint-deprecated-with-sunset',
    'info',
    'operation.deprecated',
    'was deprecated until {sunset}',
    sunsetToCome,
  ],
  [
    'api-deprecated-sunset-parse',
    'error',
    'operation.deprecated',
    'was deprecated with a sunset that is no date',
    unreadableSunset,
  ],
  [
    'api-sunset-date-too-small',
    'error',
    'operation.deprecated',
    'was deprecated with a sunset in the past, {sunset}',
    sunsetPast,
  ],
  ['endpoint-reactivated', 'info', 'operation.reactivated', 'is no longer deprecated'],
  ['sunset-deleted', 'error', 'sunset.removed', 'is deprecated, and its sunset {base} was removed'],
  [
    'api-sunset-date-changed-too-small',
    'error',
    'sunset.changed',
    'sunset was moved from {base} to {revision}, which is over',
    isHurried,
  ],
  [
    'api-sunset-date-changed',
    'info',
    'sunset.changed',
    'sunset was moved from {base} to {revision}',
    (change, now) => !isHurried(change, now),
  ],
  [
    'api-stability-decreased',
    'error',
    'operation.stabilityDecreased',
    'stability fell from {base} to {revision}',
  ],
  [
    'api-stability-increased',
    'info',
    'operation.stabilityIncreased',
    'stability rose from {base} to {revision}',
  ],
])

const tags = rowRules({ ...none, area: 'Tags', kind: 'Existence' }, [
  ['api-tag-added', 'info', 'tag.added', 'tag {name} was added'],
  ['api-tag-removed', 'info', 'tag.removed', 'tag {name} was removed'],
])

const components = rowRules({ ...none, area: 'Components', kind: 'Existence' }, [
  ['api-schema-removed', 'info', 'schema.removed', 'schema {name} was removed'],
  ['webhook-added', 'info', 'webhook.added', 'webhook {name} was added'],
  ['webhook-removed', 'error', 'webhook.removed', 'webhook {name} was removed'],
])

export const operationRules: readonly Rule[] = [...operations, ...lifecycle, ...tags, ...components]
