import { operationOfRequest } from '../../core/contract/operation-of-request.ts'
import { recordedExchanges } from '../../core/recording/recorded-exchanges.ts'
import type { ExactJudge } from '../../ports/exact.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Recordings } from '../repository/recordings.ts'
import { exactNotes } from './exact-notes.ts'

export interface ExactDeps {
  readonly contracts: Contracts
  readonly recordings: Recordings
  readonly judge: ExactJudge
}

/** Asks a second judge of each recorded body again. Answers with sentences: each disagreement once, and what was asked. */
export async function exactRecordings(
  providers: readonly string[],
  { contracts, recordings, judge }: ExactDeps,
): Promise<readonly string[]> {
  const counts = new Map<string, number>()
  let asked = 0
  for (const provider of providers) {
    const pin = await contracts.pin(provider)
    if (pin === null) continue
    for (const { recording } of await recordings.ofProvider(provider)) {
      for (const exchange of recordedExchanges(recording)) {
        const found = operationOfRequest(pin.contract, exchange.request)
        if (found === null) continue
        const { bodies, notes } = exactNotes(exchange, found.operation, judge)
        asked += bodies
        for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1)
      }
    }
  }
  const told = [...counts].map(([note, count]) => (count > 1 ? `${note} (${count} times)` : note))
  const bodies = asked === 1 ? '1 body' : `${asked} bodies`
  const end = told.length === 0 ? ', and agrees on all' : ''
  return [...told, `${judge.name} was asked again of ${bodies}${end}`]
}
