import type { Change } from '../diff/change.ts'
import { harmlessness } from '../diff/harmless.ts'
import { isArray, type Json } from '../json/json.ts'
import type { Ruling } from './adjudicate.ts'
import type { Finding, Level, Verdict } from './finding.ts'
import { splitIgnored, type Ignore } from './ignores.ts'
import { isWorse } from './levels.ts'
import { withProof } from './lowered.ts'
import type { Rule } from './rule.ts'
import { rulesByFact } from './table.ts'
import { allReaders, type Readers } from './touch.ts'

export interface JudgeContext {
  readonly provider: string
  readonly scope: string
  /** Why the check says no: one for all changes, or by change, where it can be a ruling that also bounds the level. */
  readonly verdict: Verdict | ((change: Change) => Verdict | Ruling)
  /** A hash of the text as lower-case hex, twelve digits or more; the same text gives the same digits for good. */
  readonly hash: (text: string) => string
  /** Epoch milliseconds: decides what is over, a sunset or an ignore. */
  readonly now: number
  /** Who reads a place: names, an empty list where traces prove that nobody does, null where that is unknown. */
  readonly usedBy?: Readers
  /** The file that a person opens to see the promise. */
  readonly contractFile?: string
  readonly ignores?: readonly Ignore[]
}

const weight: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Turns facts into findings: rule, level, readers, identity. Worst first, then by path, method and place.
 * A fact for which no position has a rule is a bug and throws; one that reaches nobody gives no finding.
 */
export function judge(changes: readonly Change[], context: JudgeContext): Finding[] {
  const findings = new Map<string, Finding>()
  const harmlessOf = harmlessness()
  for (const change of changes) {
    const rule = ruleFor(change, context.now)
    if (!rule) continue
    const finding = makeFinding(change, rule, context, harmlessOf)
    // The same at the same place twice is one thing to know: two branches of an allOf can both say it.
    if (!findings.has(finding.id)) findings.set(finding.id, finding)
  }
  const { kept } = splitIgnored([...findings.values()], context.ignores ?? [], context.now)
  return kept.toSorted(compareFindings)
}

/** The rule for a change, or null where the change reaches nobody. */
export function ruleFor(change: Change, now: number): Rule | null {
  const candidates = rulesByFact.get(change.fact)
  if (!candidates) throw new Error(`No rule for the fact ${change.fact}`)
  const rule = candidates.find(
    ({ direction, when }) => direction === change.direction && (!when || when(change, now)),
  )
  return rule ?? null
}

export function compareFindings(a: Finding, b: Finding): number {
  return (
    weight[a.level] - weight[b.level] ||
    compareText(a.path, b.path) ||
    compareText(a.method, b.method) ||
    compareText(a.at, b.at) ||
    compareText(a.rule, b.rule) ||
    compareText(a.status, b.status) ||
    compareText(sidesKey(a), sidesKey(b)) ||
    compareText(a.id, b.id)
  )
}

function sidesKey({ expected, actual }: Finding): string {
  return JSON.stringify([expected, actual])
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function makeFinding(
  change: Change,
  rule: Rule,
  context: JudgeContext,
  harmlessOf: ReturnType<typeof harmlessness>,
): Finding {
  const { where, place, direction } = change
  const usedBy = allReaders(context.usedBy?.(where, place, direction) ?? null, readersIn(change))
  const expected = change.base ?? null
  const actual = change.revision ?? null
  const { verdict, atMost, because } = rulingOn(change, context)
  const level = mildest(levelOf(change, rule, usedBy), atMost)
  // A proof costs, so it is only asked for where it decides.
  const proof = level === 'info' ? null : harmlessOf(change)
  const message = rule.message(change)
  return {
    id: findingId(change, rule, context, [expected, actual]),
    rule: rule.id,
    level: proof === null ? level : 'info',
    verdict,
    provider: context.provider,
    scope: context.scope,
    method: where.method,
    path: where.path,
    status: where.status,
    direction,
    at: place,
    expected,
    actual,
    evidence: change.evidence ?? null,
    usedBy,
    contract: contractOf(change, context),
    message: proof === null ? message : withProof(message, proof, direction),
    ...(because === undefined ? {} : { because }),
  }
}

interface AnyRuling extends Pick<Ruling, 'atMost'> {
  readonly verdict: Verdict
  readonly because?: string
}

function rulingOn(change: Change, { verdict }: JudgeContext): AnyRuling {
  const ruled = typeof verdict === 'function' ? verdict(change) : verdict
  return typeof ruled === 'string' ? { verdict: ruled, atMost: 'error' } : ruled
}

function mildest(level: Level, atMost: Level): Level {
  return isWorse(level, atMost) ? atMost : level
}

/** Who uses what changed, where the comparison knows it. */
function readersIn({ details }: Change): readonly string[] | null {
  const readers = details?.['readers']
  return isArray(readers) ? readers.filter(reader => typeof reader === 'string') : null
}

/** What is known to be harmless or unread informs, whatever its rule says. */
function levelOf(change: Change, rule: Rule, usedBy: readonly string[] | null): Level {
  const isHarmless = change.details?.['harmless'] === true || usedBy?.length === 0
  return isHarmless ? 'info' : rule.level
}

function findingId(
  { where, place, direction }: Change,
  rule: Rule,
  { provider, scope, hash }: JudgeContext,
  sides: readonly Json[],
): string {
  const { method, path, status, mediaType } = where
  const subject = [provider, scope, method, path, status, mediaType, direction]
  return hash(JSON.stringify([subject, rule.id, place, sides])).slice(0, 12)
}

function contractOf(change: Change, { contractFile }: JudgeContext): Finding['contract'] {
  const origin = change.origin?.base ?? change.origin?.revision
  const file = contractFile ?? origin?.file
  return file === undefined ? null : { file, pointer: origin?.pointer ?? '' }
}
