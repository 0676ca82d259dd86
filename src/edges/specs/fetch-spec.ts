import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type * as undiciModule from 'undici'
import type { Agent, Dispatcher } from 'undici'
import { InputError } from '../../errors.ts'
import { answerError, requestError, shownUrl } from './fetch-errors.ts'
import { dnsLookup, isPrivateAddress, isPrivateHost, type Lookup } from './private-address.ts'
import { readBounded } from './read-bounded.ts'

const MAX_REDIRECTS = 5

export interface FetchPlan {
  /** Whether a person named this URL's host. It may be private then; anything else may not. */
  readonly isTrusted: (url: URL) => boolean
  /** Sent where `mayKnow` says so. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly mayKnow: (url: URL) => boolean
  readonly timeoutMs: number
  /** How requests leave: proxies, certificates. */
  readonly dispatcher: Dispatcher | undefined
  readonly lookup: Lookup | undefined
}

export interface Fetched {
  readonly bytes: Uint8Array
  /** After redirects. */
  readonly url: URL
}

/**
 * Fetches one file. Each redirect is checked like a new address: what a document or a redirect names may not
 * reach into a private network.
 *
 * @throws InputError for an answer that cannot be used, UnavailableError for one that says `not now`,
 *   NoResponseError where there is none.
 */
export async function fetchSpec(start: URL, plan: FetchPlan): Promise<Fetched> {
  const signal = AbortSignal.timeout(plan.timeoutMs)
  let url = start
  for (let step = 0; step <= MAX_REDIRECTS; step++) {
    const next = await fetchOnce(url, plan, signal)
    if (!(next instanceof URL)) return { bytes: next, url }
    url = next
  }
  throw new InputError(shownUrl(start), 'the address redirects without end', 'Give the last one.')
}

/** The bytes, or where the server sends us. */
async function fetchOnce(
  url: URL,
  plan: FetchPlan,
  signal: AbortSignal,
): Promise<Uint8Array | URL> {
  const where = shownUrl(url)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new InputError(
      where,
      'only http and https addresses are fetched',
      'Give such an address.',
    )
  }
  const isTrusted = plan.isTrusted(url)
  if (!isTrusted && (await isPrivateHost(url.hostname, plan.lookup ?? dnsLookup))) {
    throw new InputError(
      where,
      'a private address is not fetched for a document',
      'Load that file yourself.',
    )
  }
  // Loaded here: most documents are files, and undici takes longer to load than they do.
  const undici = await import('undici')
  try {
    const response = await undici.fetch(url, {
      headers: [
        ['accept', 'application/json, application/yaml, */*;q=0.5'],
        ...headersFor(url, plan),
      ],
      redirect: 'manual',
      signal,
      dispatcher: plan.dispatcher ?? (isTrusted ? trustingAgent(undici) : publicAgent(undici)),
    })
    const location = response.headers.get('location')
    const isRedirect = response.status >= 300 && response.status < 400 && location !== null
    if (response.ok) return await readBounded(response.body, where)
    await response.body?.cancel()
    if (isRedirect) return new URL(location, url)
    throw answerError(where, response.status, response.headers.get('retry-after'))
  } catch (error) {
    throw requestError(`GET ${where}`, error)
  }
}

function headersFor(url: URL, { headers, mayKnow }: FetchPlan): [string, string][] {
  return mayKnow(url) ? headers.map(([name, value]) => [name, value]) : []
}

// Connections end with the command: a kept one would hold the process open.
const closing = { keepAliveTimeout: 1, pipelining: 0 } as const
type Undici = Pick<typeof undiciModule, 'Agent'>
let trusting: Agent | undefined
let guarded: Agent | undefined

function trustingAgent({ Agent }: Undici): Agent {
  return (trusting ??= new Agent(closing))
}

/** Checks the address again when it connects: a name can resolve differently the second time. */
function publicAgent({ Agent }: Undici): Agent {
  return (guarded ??= new Agent({ ...closing, connect: { lookup: publicLookup } }))
}

const publicLookup: LookupFunction = (host, options, callback) => {
  systemLookup(host, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.find(({ address }) => !isPrivateAddress(address))
    const refusal = error ?? (first ? null : new Error('private address'))
    if (options.all) callback(refusal, first ? [first] : [])
    else callback(refusal, first?.address ?? '', first?.family)
  })
}
