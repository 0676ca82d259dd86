import type { Json } from '../json/json.ts'
import type { Cause } from '../rules/cause.ts'
import type { Finding } from '../rules/finding.ts'
import { shortText } from '../rules/sentence.ts'
import { ruleById } from '../rules/table.ts'
import { grouped, plural } from './counted.ts'

/** `acme GET /v1/orders 200`, as much of it as is known. */
export function operationText({ provider, method, path, status }: Finding): string {
  return [provider, method, path, status].filter(part => part !== '').join(' ')
}

/** `number in 20 of 20 → absent in 20 of 20`; what the message says where the sides alone say nothing. */
export function sidesText(finding: Finding): string {
  const { expected, actual, evidence, message } = finding
  const [before, after] = movedSides(finding)
  if (expected === null && actual === null) return message.slice(message.indexOf(': ') + 1).trim()
  // The evidence counts who shows the change; the side before it was shown by all others.
  const { baselineSeen, baselineOf } = evidence ?? {}
  const unchanged =
    baselineOf === undefined || baselineSeen === undefined ? undefined : baselineOf - baselineSeen
  const base = withCount(before, unchanged, baselineOf)
  return `${base} → ${withCount(after, evidence?.seen, evidence?.of)}`
}

/** The sides without counts: `string`, for what came; `was string`, for what went; `string → null`. */
export function shortSides(finding: Finding): string {
  const [before, after] = movedSides(finding)
  const { expected, actual, message } = finding
  if (expected === null && actual === null) return message.slice(message.indexOf(': ') + 1).trim()
  if (before === 'absent') return after
  return after === 'absent' ? `was ${before}` : `${before} → ${after}`
}

/** Before and after: what came was absent before, and what went is absent now. */
export function movedSides({ rule, expected, actual }: Finding): readonly [string, string] {
  const action = ruleById.get(rule)?.action
  return [
    action === 'add' && expected === null ? 'absent' : sideText(expected),
    action === 'remove' && actual === null ? 'absent' : sideText(actual),
  ]
}

const allKinds = 'array boolean null number object string'

/** One side as people say it: all kinds at once are any value. */
export function sideText(side: Json): string {
  if (side === null) return 'none'
  const isAny = typeof side === 'string' && side.split(' | ').toSorted().join(' ') === allKinds
  return isAny ? 'any value' : shortText(side)
}

function withCount(text: string, seen: number | undefined, of: number | undefined): string {
  if (seen === undefined || of === undefined) return text
  return `${text} in ${grouped(seen)} of ${grouped(of)}`
}

/** `at 37 places in 12 operations`; nothing where there is one. */
export function spreadText({ places, operations }: Cause): string {
  if (places <= 1) return ''
  const inside = operations > 1 ? ` in ${plural(operations, 'operation')}` : ''
  return `at ${plural(places, 'place')}${inside}`
}

/** `crm-sync, billing`, or that it is unknown. */
export function readersText(usedBy: readonly string[] | null): string {
  if (usedBy === null) return 'unknown'
  return usedBy.length === 0 ? 'nobody' : usedBy.join(', ')
}
