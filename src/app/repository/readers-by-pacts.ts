import type { Contract } from '../../core/contract/contract.ts'
import { consumersAt, consumersReading } from '../../core/diff/interactions/consumers-reading.ts'
import type { Readers } from '../../core/rules/touch.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import { pactsFound, providerOf } from './pacts-found.ts'

/** Who reads what of a provider, as the Pacts of the repository have it. Others may read it too. */
export async function readersByPacts(
  provider: string,
  contract: Contract,
  settings: Pick<Settings, 'folder' | 'contracts'>,
  files: Pick<Files, 'list' | 'read'>,
): Promise<Readers> {
  const pacts = await pactsFound(settings, files)
  const own = pacts.filter(pact => providerOf(pact, [provider]) === provider)
  return consumersAt(consumersReading(own, contract))
}
