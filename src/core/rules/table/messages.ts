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
  ...rowRules({ ...inRequest, area: 'Schema', kind: 'Existence' }, [
    ['request-body-removed', 'error', 'body.removed', 'the body was removed'],
  ]),
  ...rowRules({ ...inRequest, area: 'RequestBody', kind: 'Type' }, [
    [
      'request-body-media-type-name-changed',
      'info',
      'mediaType.renamed',
      'media type {base} is now {revision}',
      having({ variance: 'moves' }),
    ],
    [
      'request-body-media-type-name-generalized',
      'info',
      'mediaType.renamed',
      'media type {base} is now the more general {revision}',
      having({ variance: 'widens' }),
    ],
    [
      'request-body-media-type-name-specialized',
      'warning',
      'mediaType.renamed',
      'media type {base} is now the more special {revision}',
      having({ variance: 'narrows' }),
    ],
    [
      'request-body-encoding-changed',
      'warning',
      'encoding.changed',
      'part {name} is now written as {revision}, before as {base}',
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

const representations = rowRules({ ...inResponse, area: 'Responses', kind: 'Type' }, [
  [
    'response-media-type-name-changed',
    'info',
    'mediaType.renamed',
    'media type {base} is now {revision}',
    having({ variance: 'moves' }),
  ],
  [
    'response-media-type-name-generalized',
    'error',
    'mediaType.renamed',
    'media type {base} is now the more general {revision}',
    having({ variance: 'widens' }),
  ],
  [
    'response-media-type-name-specialized',
    'info',
    'mediaType.renamed',
    'media type {base} is now the more special {revision}',
    having({ variance: 'narrows' }),
  ],
  [
    'response-body-encoding-changed',
    'warning',
    'encoding.changed',
    'part {name} is now written as {revision}, before as {base}',
  ],
])

const links = [
  ...rowRules({ ...inResponse, area: 'Links', kind: 'Existence' }, [
    ['response-link-added', 'info', 'link.added', 'link {name} to {revision} was added'],
    ['response-link-removed', 'warning', 'link.removed', 'link {name} to {base} was removed'],
  ]),
  ...rowRules({ ...inResponse, area: 'Links', kind: 'Type' }, [
    ['response-link-changed', 'warning', 'link.changed', 'link {name} changed'],
  ]),
]

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
  ...rowRules({ ...inResponse, area: 'Headers', kind: 'Type' }, [
    [
      'response-header-style-changed',
      'error',
      'header.styleChanged',
      'is now written as {revision}, before as {base}',
    ],
  ]),
]

/** Bodies, statuses, links and headers. */
export const messageRules: readonly Rule[] = [
  ...bodies,
  ...responses,
  ...representations,
  ...links,
  ...headers,
]
