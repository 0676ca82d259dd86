import { boundKeywords, type BoundKeyword } from '../../diff/keywords/fact.ts'
import { familyRules, type FamilyRow } from '../family.ts'
import type { Rule } from '../rule.ts'

/** The levels of a bound when it is set, made tighter, made looser and lifted. */
interface BoundLevels {
  readonly word: string
  readonly set: string
  readonly tighter: string
  readonly looser: string
  readonly unset: string
}

const usual = { set: 'WWWW ....', tighter: 'EEEE ....', looser: 'IIII EEEE', unset: 'IIII EEEE' }
// A count of matches that grows or shrinks is told on both sides.
const counted = { ...usual, tighter: 'EEEE II..' }

const bounds: Readonly<Record<BoundKeyword, BoundLevels>> = {
  maximum: { ...usual, word: 'max' },
  minimum: { ...usual, word: 'min' },
  exclusiveMaximum: { ...usual, word: 'exclusive-max' },
  exclusiveMinimum: { ...usual, word: 'exclusive-min' },
  multipleOf: { ...usual, word: 'multiple-of' },
  maxLength: { ...usual, word: 'max-length' },
  minLength: { ...usual, word: 'min-length' },
  maxItems: { ...usual, word: 'max-items' },
  minItems: { ...usual, word: 'min-items' },
  maxContains: { ...counted, word: 'max-contains' },
  minContains: { ...counted, word: 'min-contains' },
  maxProperties: { ...usual, word: 'max-properties' },
  minProperties: { ...usual, word: 'min-properties' },
}

function boundRows(keyword: BoundKeyword): readonly FamilyRow[] {
  const { word, set, tighter, looser, unset } = bounds[keyword]
  const upper = keyword.startsWith('max') || keyword === 'exclusiveMaximum'
  const up = `${keyword} went up from {base} to {revision}`
  const down = `${keyword} went down from {base} to {revision}`
  const moves: readonly FamilyRow[] =
    keyword === 'multipleOf'
      ? [
          // Neither direction is looser: 4 admits less than 2, and 3 other values than either.
          [`${word}-increased`, `${keyword}.increased`, 'moves', 'EEEE EEEE', up],
          [`${word}-decreased`, `${keyword}.decreased`, 'moves', 'EEEE EEEE', down],
        ]
      : [
          [
            `${word}-increased`,
            `${keyword}.increased`,
            upper ? 'widens' : 'narrows',
            upper ? looser : tighter,
            up,
          ],
          [
            `${word}-decreased`,
            `${keyword}.decreased`,
            upper ? 'narrows' : 'widens',
            upper ? tighter : looser,
            down,
          ],
        ]
  if (keyword === 'minLength') return moves
  return [
    ...moves,
    [`${word}-set`, `${keyword}.set`, 'narrows', set, `${keyword} was set to {revision}`],
    [`${word}-unset`, `${keyword}.unset`, 'widens', unset, `${keyword} {base} was lifted`],
  ]
}

export const boundFamilies: readonly FamilyRow[] = [
  ...boundKeywords.flatMap(boundRows),
  ['unique-items-set', 'uniqueItems.set', 'narrows', 'EEEE ....', 'items must now be unique'],
  ['unique-items-unset', 'uniqueItems.unset', 'widens', 'IIII WWWW', 'items may now repeat'],
]

export const boundRules: readonly Rule[] = familyRules('Constraints', boundFamilies)
