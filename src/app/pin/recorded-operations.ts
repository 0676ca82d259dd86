import type { Contract } from '../../core/contract/contract.ts'
import { findOperation } from '../../core/contract/find-operation.ts'
import type { Recordings } from '../repository/recordings.ts'

/** Keys of the operations that the recordings of the provider go to; null where there are none. */
export async function recordedOperations(
  contract: Contract,
  recordings: Pick<Recordings, 'ofProvider'> | undefined,
): Promise<readonly string[] | null> {
  if (recordings === undefined || !contract.dialect.startsWith('openapi')) return null
  const stored = await recordings.ofProvider(contract.name)
  const keys = stored.flatMap(({ recording }) =>
    recording.exchanges.flatMap(({ request: { method, url } }) => {
      const found = findOperation(contract, method, url)
      return found === null ? [] : [found.operation.key]
    }),
  )
  return keys.length === 0 ? null : [...new Set(keys)].sort()
}
