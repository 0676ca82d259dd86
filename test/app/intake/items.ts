import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import type { Subject } from '../../../src/core/exchange/subject.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import { hour, nine, subject } from '../../edges/registry/samples.ts'
import { exchangeOf } from './count-form.ts'

/** Items that a recorder commits at once. */
export const BATCH = 3

/** A prime: an item too many can only make up for one too few that is this far away. */
const NAMES = 97

/** The item of a number: over three subjects, two hours and many names. */
export function itemOf(name: string, index: number): { exchange: Exchange; subject: Subject } {
  const startedAt = nine + (index % 2) * hour
  return {
    exchange: exchangeOf(`/${index % NAMES}`, startedAt),
    subject: subject({ scope: name, status: `${200 + (index % 3)}` }),
  }
}

/** How many of a recorder's items the registry holds. */
export async function recordedBy(registry: Registry, name: string): Promise<number> {
  const windows = await registry.tallies.windows({})
  const own = windows.filter(window => window.subject.scope === name)
  return own.reduce((sum, window) => sum + window.exchanges, 0)
}
