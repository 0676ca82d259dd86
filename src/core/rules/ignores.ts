import type { Finding } from './finding.ts'
import { matchesGlob } from './glob.ts'

/** A decision not to be told: of one finding, or of a rule at places and operations. It names its reason and its end. */
export interface Ignore {
  /** The finding's id. It needs nothing else. */
  readonly id?: string
  /** A rule id. */
  readonly rule?: string
  /** A glob over places, such as `/owner/*` or `header:x-*`. Left out: everywhere. */
  readonly place?: string
  /** A glob over operations, such as `GET /repos/*`; two stars cross slashes. Left out: all. */
  readonly operation?: string
  readonly reason: string
  /** Epoch milliseconds of the first moment at which it no longer works; null for no end. */
  readonly until: number | null
}

export interface IgnoreOutcome {
  readonly kept: readonly Finding[]
  readonly ignored: readonly { readonly finding: Finding; readonly by: Ignore }[]
  /** Ignores that are over and would still hide something: tell the person who set them. */
  readonly ended: readonly Ignore[]
}

/** Parts findings by the ignores. One that is over hides nothing. */
export function splitIgnored(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  now: number,
): IgnoreOutcome {
  const working = ignores.filter(ignore => !isOver(ignore, now))
  const kept: Finding[] = []
  const ignored: { finding: Finding; by: Ignore }[] = []
  for (const finding of findings) {
    const by = working.find(ignore => covers(ignore, finding))
    if (by) ignored.push({ finding, by })
    else kept.push(finding)
  }
  const over = ignores.filter(ignore => isOver(ignore, now))
  return {
    kept,
    ignored,
    ended: over.filter(ignore => kept.some(finding => covers(ignore, finding))),
  }
}

export function isOver({ until }: Ignore, now: number): boolean {
  return until !== null && until <= now
}

export function covers(ignore: Ignore, finding: Finding): boolean {
  if (ignore.id !== undefined) return ignore.id === finding.id
  if (ignore.rule === undefined || ignore.rule !== finding.rule) return false
  const operation = `${finding.method} ${finding.path}`
  return (
    (ignore.place === undefined || matchesGlob(ignore.place, finding.at)) &&
    (ignore.operation === undefined || matchesGlob(ignore.operation, operation))
  )
}
