import { failureCandidate, findingCandidate, type Candidate } from './candidate.ts'
import type { Answer } from './monitor-event.ts'
import type { MonitorSettings } from './settings.ts'

/** What a run says: what is bad, and of what else it can say that it is good. */
export interface Look {
  readonly bad: ReadonlyMap<string, Candidate>
  readonly judges: (key: string) => boolean
}

const keyed = (candidate: Candidate): readonly [string, Candidate] => [candidate.key, candidate]

/**
 * An answer that was judged speaks of everything. One with nothing in it, and a failure, speak of calls only: what was
 * raised about the shape stays. A monitor that broke says nothing of the provider.
 */
export function lookOf({ identity }: MonitorSettings, answer: Answer): Look {
  if (answer.kind === 'judged') {
    const found = answer.findings.map(finding => keyed(findingCandidate(identity, finding)))
    return { bad: new Map(found), judges: key => !isLimit(key) }
  }
  if (answer.kind === 'nothing-to-compare') return { bad: new Map(), judges: isCall }
  const failed = failureCandidate(identity, answer.failure)
  const bad = new Map(failed === null ? [] : [keyed(failed)])
  if (failed?.cause === 'broken-monitor') return { bad, judges: () => false }
  return { bad, judges: key => isCall(key) || key === 'no-data' }
}

export function isCall(key: string): boolean {
  return key.startsWith('call:')
}

function isLimit(key: string): boolean {
  return key.startsWith('limit:')
}
