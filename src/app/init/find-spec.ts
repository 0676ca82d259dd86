import type { Contract } from '../../core/contract/contract.ts'
import { readContract } from '../../core/contract/openapi/read-contract.ts'
import { linkTarget } from '../../core/exchange/link-header.ts'
import type { Headers } from '../../core/exchange/exchange.ts'
import { KnownError, NoResponseError } from '../../errors.ts'
import type { LoadedDocument, LoadOptions } from '../../ports/specs.ts'

export interface FoundSpec {
  readonly source: string
  /** `/openapi.json` */
  readonly path: string
  readonly loaded: LoadedDocument
  readonly contract: Contract
}

export type LoadSpec = (source: string, options: LoadOptions) => Promise<LoadedDocument>

/** Where frameworks and gateways put their OpenAPI document. */
const wellKnown: readonly string[] = [
  '/openapi.json',
  '/openapi.yaml',
  '/swagger.json',
  '/v3/api-docs',
  '/.well-known/openapi.json',
  '/.well-known/openapi.yaml',
]

/** For each: what is not there answers at once, and what stalls must not stall us. */
const TIMEOUT_MS = 5_000

/**
 * Looks for an OpenAPI document near a URL: where the answer points (`Link: rel=service-desc`, RFC 8631), beside the
 * first segments of the path, at the well-known paths. Only on the host that was asked, since the credential goes along.
 *
 * @returns null where there is none that can be read.
 */
export async function findSpec(
  url: string,
  answered: Headers,
  { headers = [] }: LoadOptions,
  load: LoadSpec,
): Promise<FoundSpec | null> {
  for (const source of candidates(url, answered)) {
    try {
      const loaded = await load(source, { headers, timeoutMs: TIMEOUT_MS })
      const contract = readContract(loaded.document, 'found')
      return { source, path: new URL(source).pathname, loaded, contract }
    } catch (error) {
      // Where the host falls silent, the other paths will too.
      if (error instanceof NoResponseError) return null
      if (!(error instanceof KnownError)) throw error
    }
  }
  return null
}

function candidates(url: string, answered: Headers): readonly string[] {
  const { origin, pathname } = new URL(url)
  const linked = ['service-desc', 'describedby'].flatMap(relation => {
    const target = linkTarget(answered, relation, url)
    return target !== null && new URL(target).origin === origin ? [target] : []
  })
  const first = pathname.split('/').slice(0, 2).join('/')
  const beside = first.length > 1 && first !== pathname ? [`${origin}${first}/openapi.json`] : []
  return [...new Set([...linked, ...wellKnown.map(path => `${origin}${path}`), ...beside])]
}
