import { optional, required } from '../conditions.ts'
import { having, rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const inRequest = { direction: 'request' } as const
const inResponse = { direction: 'response' } as const

const bodies = [
  ...rowRules({ ...inRequest, area: 'RequestBody', kind: 'Existence' }, [
    [
      'request-body-added-required',
      'error',
      'body.added',
      'a body was added and must be sent',
      required,
    ],
    [
      'request-body-added-optional',
      'info',
      'body.added',
      'a body was added and may be sent',
      optional,
    ],
    ['request-body-removed', 'error', 'body.removed', 'the body was removed'],
    ['request-body-media-type-added', 'info', 'mediaType.added', 'may now be sent as {name}'],
    [
      'request-body-media-type-removed',
      'error',
      'mediaType.removed',
      'may no longer be sent as {name}',
    ],
    [
      'request-body-media-type-schema-added',
      'error',
      'mediaTypeSchema.added',
      'a schema was added for {name}',
    ],
    [
      'request-body-media-type-schema-removed',
      'info',
      'mediaTypeSchema.removed',
      'the schema for {name} was removed',
    ],
  ]),
  ...rowRules({ ...inRequest, area: 'RequestBody', kind: 'Requiredness' }, [
    ['request-body-became-required', 'error', 'body.becameRequired', 'the body must now be sent'],
    [
      'request-body-became-optional',
      'info',
      'body.becameOptional',
      'the body need no longer be sent',
    ],
  ]),
]

const responses = rowRules({ ...inResponse, area: 'Responses', kind: 'Existence' }, [
  [
    'response-success-status-added',
    'info',
    'status.added',
    'status {revision} was added',
    having({ success: true }),
  ],
  [
    'response-success-status-removed',
    'error',
    'status.removed',
    'status {base} was removed',
    having({ success: true }),
  ],
  [
    'response-non-success-status-added',
    'info',
    'status.added',
    'status {revision} was added',
    having({ success: false }),
  ],
  [
    'response-non-success-status-removed',
    'info',
    'status.removed',
    'status {base} was removed',
    having({ success: false }),
  ],
  ['response-media-type-added', 'info', 'mediaType.added', 'may now come as {name}'],
  ['response-media-type-removed', 'error', 'mediaType.removed', 'no longer comes as {name}'],
  [
    'response-body-media-type-schema-added',
    'info',
    'mediaTypeSchema.added',
    'a schema was added for {name}',
  ],
  [
    'response-body-media-type-schema-removed',
    'warning',
    'mediaTypeSchema.removed',
    'the schema for {name} was removed',
  ],
])

const headers = [
  ...rowRules({ ...inResponse, area: 'Headers', kind: 'Existence' }, [
    ['response-header-added', 'info', 'header.added', 'was added'],
    [
      'required-response-header-removed',
      'error',
      'header.removed',
      'was always there and was removed',
      required,
    ],
    ['optional-response-header-removed', 'warning', 'header.removed', 'was removed', optional],
  ]),
  ...rowRules({ ...inResponse, area: 'Headers', kind: 'Requiredness' }, [
    [
      'response-header-became-optional',
      'error',
      'header.becameOptional',
      'is no longer always there',
    ],
    ['response-header-became-required', 'info', 'header.becameRequired', 'is now always there'],
  ]),
]

/** Bodies, statuses and headers. */
export const messageRules: readonly Rule[] = [...bodies, ...responses, ...headers]
