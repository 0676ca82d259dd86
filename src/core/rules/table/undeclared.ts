import { not, readOnly, writeOnly } from '../conditions.ts'
import { rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const frame = { area: 'Schema', kind: 'Requiredness' } as const

const sent = rowRules({ ...frame, direction: 'request' }, [
  [
    'request-undeclared-property-became-required',
    'error',
    'undeclaredProperty.becameRequired',
    'must now be sent, undeclared in `properties`',
    not(readOnly),
  ],
  [
    'request-undeclared-property-became-optional',
    'info',
    'undeclaredProperty.becameOptional',
    'need no longer be sent, undeclared in `properties`',
    not(readOnly),
  ],
])

const answered = rowRules({ ...frame, direction: 'response' }, [
  [
    'response-undeclared-property-became-optional',
    'error',
    'undeclaredProperty.becameOptional',
    'is no longer always there, undeclared in `properties`',
    not(writeOnly),
  ],
  [
    'response-undeclared-property-became-required',
    'info',
    'undeclaredProperty.becameRequired',
    'is now always there, undeclared in `properties`',
    not(writeOnly),
  ],
])

/** Names that `required` lists and `properties` does not. The field's catalogue has no ids for them. */
export const undeclaredRules: readonly Rule[] = [...sent, ...answered]
