import type { Change } from '../diff/change.ts'
import type { KeywordFact, Position } from '../diff/keywords/fact.ts'
import type { Level } from './finding.ts'
import type { Rule } from './rule.ts'
import { sentence } from './sentence.ts'

/**
 * What a change of a schema does to the values it admits. `moves`: some come and others go.
 * `tells`: none, it only informs.
 */
export type Effect = 'narrows' | 'widens' | 'moves' | 'tells'

/**
 * One kind of change for all positions of a schema: the end of the rule ids, the fact, the effect, the levels,
 * what to say, and of which variances it is where the fact has several. The levels are letters, E, W and I, a dot for no rule, in this order:
 * request body, property, parameter, property of a parameter; response body, property, header, property of a header.
 */
export type FamilyRow = readonly [
  suffix: string,
  fact: KeywordFact,
  effect: Effect,
  levels: string,
  says: string,
  variances?: readonly string[],
]

interface Column {
  readonly prefix: string
  readonly direction: 'request' | 'response'
  readonly at: Position
  readonly area: string
}

export const columns: readonly Column[] = [
  { prefix: 'request-body', direction: 'request', at: 'body', area: 'Schema' },
  { prefix: 'request-property', direction: 'request', at: 'property', area: 'Schema' },
  { prefix: 'request-parameter', direction: 'request', at: 'parameter', area: 'Parameters' },
  {
    prefix: 'request-parameter-property',
    direction: 'request',
    at: 'parameterProperty',
    area: 'Parameters',
  },
  { prefix: 'response-body', direction: 'response', at: 'body', area: 'Schema' },
  { prefix: 'response-property', direction: 'response', at: 'property', area: 'Schema' },
  { prefix: 'response-header', direction: 'response', at: 'header', area: 'Headers' },
  {
    prefix: 'response-header-property',
    direction: 'response',
    at: 'headerProperty',
    area: 'Headers',
  },
]

const levels: Readonly<Record<string, Level>> = { E: 'error', W: 'warning', I: 'info' }

/** The rules of one kind of change, one for each position that has a level. */
export function familyRules(kind: string, rows: readonly FamilyRow[]): Rule[] {
  return rows.flatMap(row =>
    columns.flatMap((column, index) => columnRule(kind, row, column, index)),
  )
}

function columnRule(kind: string, row: FamilyRow, column: Column, index: number): Rule[] {
  const [suffix, fact, , letters, says, variances] = row
  const level = levels[letters.replaceAll(' ', '')[index] ?? '.']
  if (!level) return []
  const { direction, at, area } = column
  const id = `${column.prefix}-${suffix}`
  const when = (change: Change): boolean =>
    change.details?.['at'] === at &&
    !isHidden(change) &&
    (!variances || variances.some(variance => variance === change.details?.['variance']))
  const message = sentence(says)
  const action = actionOf(fact, id)
  return [{ id, level, direction, area, kind, action, fact, when, message }]
}

const suffixActions = [
  ['-generalized', 'generalize'],
  ['-specialized', 'specialize'],
] as const

/** A read-only property is never sent, a write-only one never answered: what happens there reaches nobody. */
export function isHidden(change: Change): boolean {
  const access = change.details?.['access']
  return change.direction === 'request' ? access === 'readOnly' : access === 'writeOnly'
}

const actions: Readonly<Record<string, string>> = {
  added: 'add',
  removed: 'remove',
  increased: 'increase',
  decreased: 'decrease',
  set: 'set',
  unset: 'remove',
  widened: 'add',
  narrowed: 'remove',
  mappingAdded: 'add',
  mappingRemoved: 'remove',
  stabilityDecreased: 'decrease',
  stabilityIncreased: 'increase',
}

const states: ReadonlySet<string> = new Set([
  'nullable',
  'readOnly',
  'writeOnly',
  'deprecated',
  'enum',
  'parameterSunset',
])

/** The verb of a rule, as the catalogue of rules names it. What a schema becomes is changed, not added. */
export function actionOf(fact: string, id: string): string {
  const stated = suffixActions.find(([end]) => id.endsWith(end))
  if (stated) return stated[1]
  if (states.has(fact.slice(0, fact.indexOf('.')))) return 'change'
  return actions[fact.slice(fact.indexOf('.') + 1)] ?? 'change'
}
