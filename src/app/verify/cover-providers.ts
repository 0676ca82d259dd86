import { coverageOf, type Coverage } from '../../core/diff/cover/coverage.ts'
import { recordedExchanges } from '../../core/recording/recorded-exchanges.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Recordings } from '../repository/recordings.ts'

export interface CoveredProvider extends Coverage {
  readonly provider: string
}

export interface Covering {
  readonly coverage: readonly CoveredProvider[]
  /** Providers without a pin: nothing says what there is to cover. */
  readonly unpinned: readonly string[]
}

/** How much of each pinned contract the recordings show, the least covered first. */
export async function coverProviders(
  providers: readonly string[],
  { contracts, recordings }: { readonly contracts: Contracts; readonly recordings: Recordings },
): Promise<Covering> {
  const coverage: CoveredProvider[] = []
  const unpinned: string[] = []
  for (const provider of providers) {
    const pin = await contracts.pin(provider)
    if (pin === null) {
      unpinned.push(provider)
      continue
    }
    const stored = await recordings.ofProvider(provider)
    const exchanges = stored.flatMap(({ recording }) => recordedExchanges(recording))
    coverage.push({ provider, ...coverageOf(pin.contract, exchanges) })
  }
  return { coverage: coverage.sort((a, b) => partOf(a) - partOf(b)), unpinned }
}

function partOf({ operations: { covered, of } }: Coverage): number {
  return of === 0 ? 1 : covered / of
}
