import { familyRules, type FamilyRow } from '../family.ts'
import type { Rule } from '../rule.ts'

const fromTo = 'from {base} to {revision}'

export const typeFamilies: readonly FamilyRow[] = [
  [
    'type-changed',
    'type.changed',
    'moves',
    'EEE. ....',
    `type changed ${fromTo}`,
    ['moves', 'narrows'],
  ],
  ['type-changed', 'type.changed', 'moves', '...W ....', `type changed ${fromTo}`, ['textual']],
  [
    'type-changed',
    'type.changed',
    'moves',
    '.... EE..',
    `type changed ${fromTo}`,
    ['moves', 'widens'],
  ],
  ['type-changed', 'type.changed', 'moves', '.... ..EE', `type changed ${fromTo}`, ['moves']],
  ['type-generalized', 'type.changed', 'widens', '.... ..EE', `type widened ${fromTo}`, ['widens']],
  [
    'type-generalized',
    'type.changed',
    'widens',
    'III. ....',
    `type widened ${fromTo}`,
    ['widens', 'textual'],
  ],
  ['type-generalized', 'type.changed', 'widens', '...I ....', `type widened ${fromTo}`, ['widens']],
  [
    'type-specialized',
    'type.changed',
    'narrows',
    '...E ....',
    `type narrowed ${fromTo}`,
    ['narrows', 'moves'],
  ],
  [
    'type-specialized',
    'type.changed',
    'narrows',
    '.... IIII',
    `type narrowed ${fromTo}`,
    ['narrows'],
  ],
  [
    'type-compatible',
    'type.changed',
    'widens',
    '.... IIII',
    `type changed ${fromTo}, both are text here`,
    ['textual'],
  ],
  [
    'list-of-types-widened',
    'typeList.widened',
    'widens',
    'IIII EEEE',
    'the types {names} were added',
  ],
  [
    'list-of-types-narrowed',
    'typeList.narrowed',
    'narrows',
    'EEEE IIII',
    'the types {names} were removed',
  ],
  [
    'content-encoding-changed',
    'contentEncoding.changed',
    'moves',
    'EEEE EEEE',
    `encoding changed ${fromTo}`,
  ],
  [
    'content-media-type-changed',
    'contentMediaType.changed',
    'moves',
    'EEEE EEEE',
    `media type of the text changed ${fromTo}`,
  ],
]

export const nullFamilies: readonly FamilyRow[] = [
  ['became-nullable', 'nullable.added', 'widens', 'IIII EEEE', 'may now be null'],
  ['became-not-nullable', 'nullable.removed', 'narrows', 'EEEE IIII', 'may no longer be null'],
]

/** Encodings of a body belong to the message that carries it, those inside to the schema. */
function inArea(rule: Rule): Rule {
  const message = /^(request|response)-body-content-(encoding|media-type)-changed$/.exec(rule.id)
  if (!message) return rule
  return { ...rule, area: message[1] === 'request' ? 'RequestBody' : 'Responses' }
}

export const typeRules: readonly Rule[] = [
  ...familyRules('Type', typeFamilies).map(inArea),
  ...familyRules('Requiredness', nullFamilies),
]
