import {
  both,
  current,
  deprecated,
  isHurried,
  noSunset,
  not,
  sunsetPast,
  sunsetToCome,
  unreadableSunset,
} from '../conditions.ts'
import { having, rowRules, type Row, type When } from '../row.ts'
import type { Rule } from '../rule.ts'

const none = { direction: 'none' } as const
const pathGone = having({ pathGone: true })
const pathLeft = having({ pathGone: false })

/** Draft and alpha promise nothing, so what goes there has a rule of its own. */
const promised = not(having({ unstable: true }))

/** One rule for an operation that went with its path, and one for an operation whose path has others left. */
function removals(word: string, says: string, when: When): readonly Row[] {
  return [
    [
      `api-path-removed-${word}`,
      word === 'with-deprecation' || word === 'after-sunset' ? 'info' : 'error',
      'operation.removed',
      `was removed with its path${says}`,
      both(pathGone, promised, when),
    ],
    [
      `api-removed-${word}`,
      word === 'with-deprecation' || word === 'after-sunset' ? 'info' : 'error',
      'operation.removed',
      `was removed${says}`,
      both(pathLeft, promised, when),
    ],
  ]
}

const operations = rowRules({ ...none, area: 'Paths', kind: 'Existence' }, [
  ['endpoint-added', 'info', 'operation.added', 'was added'],
  ...removals('without-deprecation', ', and was not deprecated before', current),
  ...removals('with-deprecation', ', after deprecation', both(deprecated, noSunset)),
  ...removals('after-sunset', ', after its sunset {sunset}', both(deprecated, sunsetPast)),
  ...removals('before-sunset', ', before its sunset {sunset}', both(deprecated, sunsetToCome)),
  [
    'unstable-operation-removed',
    'warning',
    'operation.removed',
    'was removed; it was a draft or alpha and promised nothing',
    having({ unstable: true }),
  ],
  ['api-operation-id-added', 'info', 'operationId.added', 'got the operation id {revision}'],
  [
    'api-operation-id-removed',
    'info',
    'operationId.removed',
    'changed its operation id from {base} to {revision}',
  ],
])

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
    not(isHurried),
  ],
  ['api-path-sunset-parse', 'error', 'sunset.unreadable', 'has a sunset that is no date: {sunset}'],
  [
    'api-invalid-stability-level',
    'error',
    'operation.stabilityUnreadable',
    'has the stability level {name}, which is none of draft, alpha, beta and stable',
  ],
  [
    'unstable-operation-changed',
    'warning',
    'operation.unstableChanged',
    'changed in {count} ways; it is a draft or alpha and promises nothing',
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

const servers = rowRules({ ...none, area: 'Servers', kind: 'Existence' }, [
  ['api-global-server-added', 'info', 'globalServer.added', 'all operations are served at {name}'],
  [
    'api-global-server-removed',
    'warning',
    'globalServer.removed',
    'operations are no longer served at {name} unless they say so',
  ],
  ['api-server-added', 'info', 'server.added', 'is served at {name}'],
  ['api-server-removed', 'warning', 'server.removed', 'is no longer served at {name}'],
])

const callbacks = rowRules({ ...none, area: 'Callbacks', kind: 'Existence' }, [
  ['callback-added', 'info', 'callback.added', '{name} was added'],
  ['callback-removed', 'error', 'callback.removed', '{name} was removed'],
])

const components = rowRules({ ...none, area: 'Components', kind: 'Existence' }, [
  ['api-schema-removed', 'info', 'schema.removed', 'schema {name} was removed'],
  ['webhook-added', 'info', 'webhook.added', 'webhook {name} was added'],
  ['webhook-removed', 'error', 'webhook.removed', 'webhook {name} was removed'],
])

/** Operations, and what belongs to them as a whole. */
export const operationRules: readonly Rule[] = [
  ...operations,
  ...lifecycle,
  ...tags,
  ...servers,
  ...callbacks,
  ...components,
]
