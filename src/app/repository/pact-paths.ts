import { dirname, join } from 'node:path'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'

/** The paths of the Pacts of a repository: `contracts/….pact.json`, and what Pact libraries write to `pacts/`. */
export async function pactPaths(
  { folder, contracts }: Pick<Settings, 'folder' | 'contracts'>,
  files: Pick<Files, 'list'>,
): Promise<readonly string[]> {
  const own = await files.list(contracts, '.pact.json')
  return [...own, ...(await files.list(join(folder, 'pacts'), '.json'))]
}

export function isPactPath(
  path: string,
  { folder, contracts }: Pick<Settings, 'folder' | 'contracts'>,
): boolean {
  return dirname(path) === contracts
    ? path.endsWith('.pact.json')
    : path.endsWith('.json') && dirname(path) === join(folder, 'pacts')
}
