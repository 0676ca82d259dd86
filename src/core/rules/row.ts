import type { Change } from '../diff/change.ts'
import { actionOf } from './family.ts'
import type { Level } from './finding.ts'
import type { Rule } from './rule.ts'
import { sentence } from './sentence.ts'

export type When = NonNullable<Rule['when']>

/** What the rows of one table have in common. */
export interface RowFrame {
  readonly direction: Change['direction']
  readonly area: string
  readonly kind: string
}

/** A rule as one line: id, level, fact, what to say, and what narrows the fact. */
export type Row = readonly [id: string, level: Level, fact: string, says: string, when?: When]

export function rowRules(frame: RowFrame, rows: readonly Row[]): Rule[] {
  return rows.map(([id, level, fact, says, when]) => ({
    id,
    level,
    ...frame,
    action: actionOf(fact, id),
    fact,
    message: sentence(says),
    ...(when ? { when } : {}),
  }))
}

/** True where each of the details has this value. */
export function having(details: Readonly<Record<string, unknown>>): When {
  const entries = Object.entries(details)
  return change => entries.every(([name, value]) => change.details?.[name] === value)
}
