import type { CheckFact } from '../../diff/check/fact.ts'
import type { Level } from '../finding.ts'
import { having, rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

/** A way in which a value can break its promise, with the end of the rule ids for the body and its properties. */
type ValueRow = readonly [kind: string, suffix: string, level: Level, fact: CheckFact, says: string]

const was = 'came as {revision}, the contract says {base}'

const valueRows: readonly ValueRow[] = [
  ['Type', 'type-not-allowed', 'error', 'value.kind-not-allowed', was],
  ['Requiredness', 'null-not-allowed', 'error', 'value.null-not-allowed', was],
  ['Values', 'value-not-allowed', 'warning', 'value.not-allowed', was],
  [
    'Values',
    'enum-value-not-allowed',
    'warning',
    'enum.value-not-allowed',
    'came with a value that is not {base}',
  ],
  ['Type', 'format-not-allowed', 'warning', 'format.violated', was],
  [
    'Constraints',
    'pattern-not-matched',
    'warning',
    'pattern.violated',
    'came as another text, the contract says {base}',
  ],
  [
    'Constraints',
    'bound-exceeded',
    'warning',
    'bound.exceeded',
    'came with {revision}, the contract says {base}',
  ],
  ['Constraints', 'items-not-unique', 'warning', 'items.not-unique', 'came with items that repeat'],
  [
    'Constraints',
    'item-not-allowed',
    'warning',
    'item.not-allowed',
    'came beyond the last item that the contract admits',
  ],
  [
    'Structure',
    'contains-not-matched',
    'warning',
    'contains.violated',
    'came with {revision}, the contract says {base}',
  ],
  [
    'Structure',
    'one-of-several-matched',
    'warning',
    'one-of.several-matched',
    'fits more than one of the alternatives that exclude each other',
  ],
]

const values = (['body', 'property'] as const).flatMap(at =>
  valueRows.flatMap(([kind, suffix, level, fact, says]) =>
    rowRules({ direction: 'response', area: 'Schema', kind }, [
      [`response-${at}-${suffix}`, level, fact, says, having({ at })],
    ]),
  ),
)

const properties = rowRules({ direction: 'response', area: 'Schema', kind: 'Existence' }, [
  [
    'response-required-property-missing',
    'error',
    'property.required-missing',
    'did not come, the contract requires it',
  ],
  [
    'response-dependent-property-missing',
    'error',
    'property.dependency-missing',
    'did not come, the contract says {base}',
  ],
  [
    'response-property-not-allowed',
    'warning',
    'property.not-allowed',
    'came, the contract rules it out',
  ],
  [
    'response-property-name-not-allowed',
    'warning',
    'property.name-not-allowed',
    'has a name that the contract rules out',
  ],
  [
    'response-property-undocumented',
    'info',
    'property.undocumented',
    'came as {revision}, the contract does not mention it',
  ],
])

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

/** What one live answer breaks of its contract. A change of the contract itself has rules of its own. */
export const checkRules: readonly Rule[] = [...values, ...properties, ...messages]
