import { rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const sent = [
  ...rowRules({ direction: 'request', area: 'Schema', kind: 'Access' }, [
    [
      'request-read-only-property-sent',
      'warning',
      'property.read-only-sent',
      'was sent, only the provider sets it',
    ],
  ]),
  ...rowRules({ direction: 'request', area: 'Parameters', kind: 'Existence' }, [
    [
      'request-required-parameter-missing',
      'error',
      'parameter.required-missing',
      'was not sent, the contract requires it',
    ],
    [
      'request-parameter-undocumented',
      'info',
      'parameter.undocumented',
      'was sent, the contract does not mention it',
    ],
  ]),
  ...rowRules({ direction: 'request', area: 'Parameters', kind: 'Structure' }, [
    [
      'request-parameter-style-not-matched',
      'error',
      'parameter.malformed',
      'is not written as the contract says: {base}',
    ],
  ]),
  ...rowRules({ direction: 'response', area: 'Headers', kind: 'Structure' }, [
    [
      'response-header-style-not-matched',
      'warning',
      'parameter.malformed',
      'is not written as the contract says: {base}',
    ],
  ]),
  ...rowRules({ direction: 'request', area: 'RequestBody', kind: 'Existence' }, [
    [
      'request-body-missing',
      'error',
      'body.missing',
      'was sent without a body, the contract asks for {base}',
    ],
    [
      'request-body-undocumented',
      'info',
      'body.undocumented',
      'was sent with {revision}, the contract mentions no body',
    ],
    [
      'request-media-type-undocumented',
      'error',
      'media-type.undocumented',
      'was sent as {name}, the contract takes {base}',
    ],
  ]),
  ...rowRules({ direction: 'response', area: 'RequestBody', kind: 'Existence' }, [
    [
      'response-body-undocumented',
      'info',
      'body.undocumented',
      'came with {revision}, the contract mentions no body',
    ],
  ]),
  ...rowRules({ direction: 'response', area: 'Parameters', kind: 'Existence' }, [
    [
      'response-parameter-undocumented',
      'info',
      'parameter.undocumented',
      'came, the contract does not mention it',
    ],
  ]),
  // What we answer to a webhook.
  ...rowRules({ direction: 'request', area: 'Responses', kind: 'Existence' }, [
    [
      'request-status-undocumented',
      'warning',
      'status.undocumented',
      'a call was answered with {name}, the contract takes {base} only',
    ],
  ]),
  ...rowRules({ direction: 'request', area: 'Paths', kind: 'Existence' }, [
    [
      'request-operation-undocumented',
      'info',
      'operation.undocumented',
      '{name} is not in the contract; nearest is {base}',
    ],
  ]),
  ...rowRules({ direction: 'response', area: 'Paths', kind: 'Existence' }, [
    [
      'response-webhook-undocumented',
      'info',
      'operation.undocumented',
      'a call came that is none of the contract, which has {base}',
    ],
  ]),
]

const messages = [
  ...rowRules({ direction: 'response', area: 'Responses', kind: 'Existence' }, [
    [
      'response-status-undocumented',
      'warning',
      'status.undocumented',
      'the contract promises {base} only',
    ],
    [
      'response-media-type-undocumented',
      'error',
      'media-type.undocumented',
      'came as {name}, the contract promises {base}',
    ],
    [
      'response-body-missing',
      'error',
      'body.missing',
      'came without a body, the contract promises {base}',
    ],
  ]),
  ...rowRules({ direction: 'response', area: 'Headers', kind: 'Existence' }, [
    [
      'response-required-header-missing',
      'error',
      'header.required-missing',
      'did not come, the contract requires it',
    ],
  ]),
]

/** What one live message breaks as a whole, or with one of its parameters. */
export const messageCheckRules: readonly Rule[] = [...messages, ...sent]
