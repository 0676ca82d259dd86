import type { Change } from '../../diff/change.ts'
import type { GraphqlFact } from '../../diff/graphql/fact.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { fill } from '../sentence.ts'

/** Fact and id without `graphql`, level, action and sentence. */
type GraphqlRow = readonly [
  fact: GraphqlFact,
  id: string,
  level: Level,
  action: string,
  says: string,
]

const fromTo = 'from {base} to {revision}'

function rulesOf(
  direction: Change['direction'],
  kind: string,
  rows: readonly GraphqlRow[],
): readonly Rule[] {
  return rows.map(([fact, id, level, action, says]) => ({
    id: `graphql-${id}`,
    level,
    direction,
    area: 'GraphQL',
    kind,
    action,
    fact,
    message: change => fill(says, change),
  }))
}

/** A name and what of it came or went. */
function presence(
  word: 'enumValue' | 'unionMember' | 'implementation' | 'type' | 'field' | 'directive',
  id: string,
  [added, removed]: readonly [Level, Level],
  [came, went]: readonly [string, string],
): readonly GraphqlRow[] {
  return [
    [`graphql.${word}.added`, `${id}-added`, added, 'add', came],
    [`graphql.${word}.removed`, `${id}-removed`, removed, 'remove', went],
  ]
}

function lifecycle(
  direction: Change['direction'],
  word: 'enumValue' | 'field' | 'argument' | 'inputField',
  [id, noun]: readonly [string, string],
): readonly Rule[] {
  const back = `${noun} {name} is no longer deprecated`
  return rulesOf(direction, 'Lifecycle', [
    [
      `graphql.${word}.deprecated`,
      `${id}-deprecated`,
      'info',
      'change',
      `${noun} {name} was deprecated`,
    ],
    [`graphql.${word}.reactivated`, `${id}-reactivated`, 'info', 'change', back],
  ])
}

function inputRules(word: 'argument' | 'inputField', id: string, noun: string): readonly Rule[] {
  const name = `${noun} {name}`
  const wants = `${name} takes null no longer, ${fromTo}`
  const more = `${name} takes more than before, ${fromTo}`
  const asked = `${name} was added and must be sent`
  const added = `${name} was added and may be left out`
  const other = `${name} changed its default ${fromTo}`
  const changed = `${name} changed its type ${fromTo}`
  return [
    ...rulesOf('request', 'Existence', [
      [`graphql.${word}.added`, `${id}-added`, 'info', 'add', added],
      [`graphql.${word}.requiredAdded`, `required-${id}-added`, 'error', 'add', asked],
      [`graphql.${word}.removed`, `${id}-removed`, 'error', 'remove', `${name} was removed`],
    ]),
    ...rulesOf('request', 'Type', [
      [`graphql.${word}.typeChanged`, `${id}-type-changed`, 'error', 'change', changed],
      [`graphql.${word}.typeGeneralized`, `${id}-type-generalized`, 'info', 'generalize', more],
    ]),
    ...rulesOf('request', 'Requiredness', [
      [`graphql.${word}.becameRequired`, `${id}-became-required`, 'error', 'change', wants],
    ]),
    ...rulesOf('request', 'Values', [
      [`graphql.${word}.defaultChanged`, `${id}-default-changed`, 'warning', 'change', other],
    ]),
    ...lifecycle('request', word, [id, noun]),
  ]
}

const typed = `field {name} changed its type ${fromTo}`
const nullable = `field {name} may be null now, ${fromTo}`
const special = `field {name} promises more than before, ${fromTo}`
const kindOf = `type {name} changed its kind ${fromTo}`
const scalar = `scalar {name} is specified elsewhere, ${fromTo}`
const location = 'directive {name} may no longer stand at {other}'
const once = 'directive {name} may stand only once now'
const gone = 'directive argument {name} was removed'
const asked = 'directive argument {name} was added and must be sent'

const fields: readonly Rule[] = [
  ...rulesOf(
    'response',
    'Existence',
    presence(
      'field',
      'field',
      ['info', 'error'],
      ['field {name} was added', 'field {name} was removed'],
    ),
  ),
  ...rulesOf('response', 'Type', [
    ['graphql.field.typeChanged', 'field-type-changed', 'error', 'change', typed],
    ['graphql.field.typeSpecialized', 'field-type-specialized', 'info', 'specialize', special],
  ]),
  ...rulesOf('response', 'Requiredness', [
    ['graphql.field.becameNullable', 'field-became-nullable', 'error', 'change', nullable],
  ]),
  ...lifecycle('response', 'field', ['field', 'field']),
]

const types: readonly Rule[] = [
  ...rulesOf(
    'none',
    'Existence',
    presence(
      'type',
      'type',
      ['info', 'error'],
      ['type {name} was added', 'type {name} was removed'],
    ),
  ),
  ...rulesOf('none', 'Type', [
    ['graphql.type.kindChanged', 'type-kind-changed', 'error', 'change', kindOf],
    [
      'graphql.scalar.specificationChanged',
      'scalar-specification-changed',
      'warning',
      'change',
      scalar,
    ],
  ]),
  ...rulesOf(
    'none',
    'Values',
    presence(
      'enumValue',
      'enum-value',
      ['warning', 'error'],
      ['enum value {name} was added', 'enum value {name} was removed'],
    ),
  ),
  ...lifecycle('none', 'enumValue', ['enum-value', 'enum value']),
  ...rulesOf('none', 'Structure', [
    ...presence(
      'unionMember',
      'union-member',
      ['warning', 'error'],
      ['union {name} may be {other} now', 'union {name} is never {other} now'],
    ),
    ...presence(
      'implementation',
      'implementation',
      ['warning', 'error'],
      ['type {name} implements {other} now', 'type {name} no longer implements {other}'],
    ),
  ]),
]

const directives: readonly Rule[] = [
  ...rulesOf('none', 'Existence', [
    ...presence(
      'directive',
      'directive',
      ['info', 'error'],
      ['directive {name} was added', 'directive {name} was removed'],
    ),
    ['graphql.directiveArgument.removed', 'directive-argument-removed', 'error', 'remove', gone],
    [
      'graphql.directiveArgument.requiredAdded',
      'required-directive-argument-added',
      'error',
      'add',
      asked,
    ],
  ]),
  ...rulesOf('none', 'Constraints', [
    [
      'graphql.directive.repeatableRemoved',
      'directive-repeatable-removed',
      'error',
      'remove',
      once,
    ],
    [
      'graphql.directiveLocation.removed',
      'directive-location-removed',
      'error',
      'remove',
      location,
    ],
  ]),
]

/** Changes of a GraphQL type system, with the levels that the reference implementation gives to them. */
export const graphqlRules: readonly Rule[] = [
  ...types,
  ...fields,
  ...inputRules('argument', 'argument', 'argument'),
  ...inputRules('inputField', 'input-field', 'input field'),
  ...directives,
]
