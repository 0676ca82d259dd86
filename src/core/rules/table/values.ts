import { familyRules, type FamilyRow } from '../family.ts'
import { both, inParameter, ofHeader } from '../conditions.ts'
import { rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const fromTo = 'from {base} to {revision}'

export const valueFamilies: readonly FamilyRow[] = [
  ['became-enum', 'enum.added', 'narrows', 'EEEE ....', 'only these values are left: {revision}'],
  ['enum-removed', 'enum.removed', 'widens', 'IIII WWWW', 'is no longer limited to {base}'],
  ['enum-value-added', 'enumValue.added', 'widens', 'IIII WWWW', 'value {revision} was added'],
  ['enum-value-removed', 'enumValue.removed', 'narrows', 'EEEE .III', 'value {base} was removed'],
  [
    'x-extensible-enum-value-added',
    'extensibleEnumValue.added',
    'tells',
    'IIII IIII',
    'value {revision} was added',
  ],
  [
    'x-extensible-enum-value-removed',
    'extensibleEnumValue.removed',
    'narrows',
    'EEEE ....',
    'value {base} was removed',
  ],
  ['const-added', 'const.added', 'narrows', 'EEEE IIII', 'must now be {revision}'],
  ['const-removed', 'const.removed', 'widens', 'IIII EEEE', 'need no longer be {base}'],
  ['const-changed', 'const.changed', 'moves', 'EEEE EEEE', `constant changed ${fromTo}`],
  ['default-value-added', 'default.added', 'tells', 'IIEI II..', 'default {revision} was added'],
  ['default-value-removed', 'default.removed', 'tells', 'IIEI II..', 'default {base} was removed'],
  ['default-value-changed', 'default.changed', 'tells', 'IIEI II..', `default changed ${fromTo}`],
]

export const patternFamilies: readonly FamilyRow[] = [
  ['pattern-added', 'pattern.added', 'narrows', 'EEEE .I..', 'must now match {revision}'],
  ['pattern-removed', 'pattern.removed', 'widens', 'IIII IIII', 'need no longer match {base}'],
  [
    'pattern-changed',
    'pattern.changed',
    'moves',
    'WWWW ....',
    `pattern changed ${fromTo}`,
    ['moves'],
  ],
  [
    'pattern-generalized',
    'pattern.changed',
    'widens',
    'IIII ....',
    `pattern widened ${fromTo}`,
    ['widens'],
  ],
  ['pattern-changed', 'pattern.changed', 'moves', '.... IIII', `pattern changed ${fromTo}`],
]

const headerValues = rowRules({ direction: 'request', area: 'Parameters', kind: 'Values' }, [
  [
    'request-header-property-became-enum',
    'error',
    'enum.added',
    'only these values are left: {revision}',
    both(inParameter, ofHeader),
  ],
])

export const valueRules: readonly Rule[] = [
  ...headerValues,
  ...familyRules('Values', valueFamilies),
  ...familyRules('Constraints', patternFamilies),
]
