import { isObject, property, type Json, type JsonObject } from '../../core/json/json.ts'
import { InputError, UsageError } from '../../errors.ts'
import type { BrokerPact, ConsumerSelector, PactsQuery } from '../../ports/broker.ts'
import { embedded, expand, linkOf, linksOf, objectAt, textAt, type HalLink } from './hal.ts'
import type { HalAnswer, HalClient } from './hal-client.ts'

/** A list that does not end is told rather than read. */
const MAX_PAGES = 1000

interface Listed {
  readonly link: HalLink
  /** Of the page that names it. */
  readonly page: URL
  readonly isPending: boolean
}

/** The Pacts to verify a provider by, each once; by the older lists where a broker has no newer. */
export async function pactsOf(
  client: HalClient,
  base: string,
  index: Json,
  query: PactsQuery,
): Promise<readonly BrokerPact[]> {
  const newer = linkOf(index, 'pb:provider-pacts-for-verification')
  const listed =
    newer === null
      ? await latestPacts(client, base, index, query)
      : await pactsForVerification(client, newer, query)
  const byAddress = new Map<string, Listed>()
  for (const each of listed) byAddress.set(new URL(each.link.href, each.page).href, each)
  const pacts: BrokerPact[] = []
  // One after the other: a broker is one small server for many teams.
  for (const [href, { isPending }] of byAddress) {
    pacts.push(pactOf(await client({ method: 'GET', href }), isPending))
  }
  return pacts
}

async function pactsForVerification(
  client: HalClient,
  { href }: HalLink,
  { provider, selectors, providerBranch }: PactsQuery,
): Promise<readonly Listed[]> {
  const body = {
    consumerVersionSelectors: selectors.map(selectorJson),
    ...(providerBranch !== null && { providerVersionBranch: providerBranch }),
    includePendingStatus: providerBranch !== null,
  }
  const first = await client({
    method: 'POST',
    href: expand(href, { provider }),
    body,
    isSafe: true,
  })
  return eachPage(client, first, ({ resource, url }) =>
    embedded(resource, 'pacts').flatMap((pact): readonly Listed[] => {
      const link = linkOf(pact, 'self')
      const isPending = property(objectAt(pact, 'verificationProperties'), 'pending') === true
      return link === null ? [] : [{ link, page: url, isPending }]
    }),
  )
}

/** A tag alone means each of its versions to a broker; here the latest of it is meant. */
function selectorJson(selector: ConsumerSelector): Json {
  return 'tag' in selector ? { tag: selector.tag, latest: true } : { ...selector }
}

async function latestPacts(
  client: HalClient,
  base: string,
  index: Json,
  { provider, selectors }: PactsQuery,
): Promise<readonly Listed[]> {
  const found: Listed[] = []
  for (const selector of selectors.length === 0 ? [null] : selectors) {
    if (selector !== null && !('tag' in selector)) {
      throw new UsageError(
        'This broker is too old to choose by branch or environment. Choose by --tag, or leave it out.',
      )
    }
    const [relation, usual] =
      selector === null
        ? (['pb:latest-provider-pacts', 'pacts/provider/{provider}/latest'] as const)
        : (['pb:latest-provider-pacts-with-tag', 'pacts/provider/{provider}/latest/{tag}'] as const)
    const template = linkOf(index, relation)?.href ?? `${base}${usual}`
    const href = expand(template, { provider, ...(selector !== null && { tag: selector.tag }) })
    const first = await client({ method: 'GET', href })
    found.push(
      ...(await eachPage(client, first, ({ resource, url }) =>
        linksOf(resource, 'pb:pacts').map(link => ({ link, page: url, isPending: false })),
      )),
    )
  }
  return found
}

async function eachPage(
  client: HalClient,
  first: HalAnswer,
  read: (page: HalAnswer) => readonly Listed[],
): Promise<readonly Listed[]> {
  const found: Listed[] = []
  const seen = new Set<string>()
  let page = first
  for (;;) {
    found.push(...read(page))
    const next = linkOf(page.resource, 'next')
    if (next === null) return found
    const href = new URL(next.href, page.url).href
    if (seen.has(href) || seen.size === MAX_PAGES) {
      throw new InputError(
        `${page.url.origin}${page.url.pathname}`,
        'the pages of this list do not end',
        'Tell the owner of the broker.',
      )
    }
    seen.add(href)
    page = await client({ method: 'GET', href })
  }
}

function pactOf({ resource, url }: HalAnswer, isPending: boolean): BrokerPact {
  const where = `${url.origin}${url.pathname}`
  if (!isObject(resource)) {
    throw new InputError(where, 'the broker keeps no Pact there', 'Check the address.')
  }
  const version = linkOf(resource, 'pb:consumer-version')
  const results = linkOf(resource, 'pb:publish-verification-results')
  return {
    document: withoutBroker(resource),
    consumer: textAt(objectAt(resource, 'consumer'), 'name'),
    provider: textAt(objectAt(resource, 'provider'), 'name'),
    consumerVersion: version?.name ?? '',
    isPending,
    resultsUrl: results === null ? null : new URL(results.href, url).href,
  }
}

/** What the broker adds to a Pact is not of the consumer. */
function withoutBroker({ _links, createdAt, ...document }: JsonObject): JsonObject {
  const interactions = property(document, 'interactions')
  return Array.isArray(interactions)
    ? { ...document, interactions: interactions.map(withoutId) }
    : document
}

function withoutId(interaction: Json): Json {
  if (!isObject(interaction)) return interaction
  const { _id, ...rest } = interaction
  return rest
}
