import { mergeTallies, tallyForm } from '../../../src/app/intake/tally-form.ts'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import type { Subject } from '../../../src/core/exchange/subject.ts'
import type { Tally } from '../../../src/core/shape/tally/tally.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'
import type { TallyForm } from '../../../src/app/intake/hour.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import { hour, nine, subject } from '../../edges/registry/samples.ts'
import { exchangeOf } from './count-form.ts'

/** Items that a recorder commits at once. */
export const BATCH = 3

/** A prime: an item too many can only make up for one too few that is this far away. */
const FIELDS = 97

export const form: TallyForm<Tally> = tallyForm({ hash: keyedHash(new Uint8Array(16)) })

export function openShared(file: string): Promise<Registry> {
  return openRegistry({ url: file, mergeTallies, lockWaitMs: 20_000 })
}

/** The item of a number: over three subjects and two hours, with a field that its neighbours do not have. */
export function itemOf(name: string, index: number): { exchange: Exchange; subject: Subject } {
  const startedAt = nine + (index % 2) * hour
  const exchange = exchangeOf(`/${name}`, startedAt)
  const value = { [fieldOf(index % FIELDS)]: index, always: [null, `text ${index}`] }
  const response = { ...exchange.response, body: { kind: 'json' as const, value, bytes: 40 } }
  return {
    exchange: { ...exchange, response },
    subject: subject({ scope: name, status: `${200 + (index % 3)}` }),
  }
}

function fieldOf(number: number): string {
  return `field_${String.fromCharCode(97 + Math.floor(number / 10), 97 + (number % 10))}`
}

/** How many of a recorder's items the registry holds. */
export async function recordedBy(registry: Registry, name: string): Promise<number> {
  const windows = await registry.tallies.windows({})
  const own = windows.filter(window => window.subject.scope === name)
  return own.reduce((sum, window) => sum + window.exchanges, 0)
}
