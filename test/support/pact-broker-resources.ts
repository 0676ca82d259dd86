import type { Json, JsonObject } from '../../src/core/json/json.ts'

export interface KeptPact {
  readonly consumer: string
  readonly provider: string
  readonly version: string
  readonly branch?: string
  readonly document: JsonObject
}

export interface BrokerAnswer {
  readonly status: number
  readonly body?: Json
}

export function index(url: string, isOld: boolean): JsonObject {
  const templated = (href: string): JsonObject => ({ href: `${url}${href}`, templated: true })
  return {
    _links: {
      self: { href: url, title: 'Index', templated: false },
      curies: [{ name: 'pb', href: `${url}/doc/{rel}?context=index`, templated: true }],
      'pb:publish-pact': templated(
        '/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}',
      ),
      'pb:latest-provider-pacts': templated('/pacts/provider/{provider}/latest'),
      'pb:latest-provider-pacts-with-tag': templated('/pacts/provider/{provider}/latest/{tag}'),
      ...(!isOld && {
        'pb:provider-pacts-for-verification': templated(
          '/pacts/provider/{provider}/for-verification',
        ),
        'pb:pacticipant-branch-version': templated(
          '/pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
        ),
        'pb:pacticipant-version-tag': templated(
          '/pacticipants/{pacticipant}/versions/{version}/tags/{tag}',
        ),
      }),
    },
  }
}

export function addressOf(url: string, { consumer, provider, version }: KeptPact): string {
  const [c, p, v] = [consumer, provider, version].map(encodeURIComponent)
  return `${url}/pacts/provider/${p}/consumer/${c}/version/${v}`
}

export function pactResource(url: string, pact: KeptPact): JsonObject {
  const own = addressOf(url, pact)
  return {
    ...pact.document,
    createdAt: '2026-11-20T00:00:00+00:00',
    _links: {
      self: { title: 'Pact', name: pact.consumer, href: own },
      'pb:consumer-version': {
        title: 'Consumer version',
        name: pact.version,
        href: `${url}/pacticipants/${pact.consumer}/versions/${pact.version}`,
      },
      'pb:publish-verification-results': {
        title: 'Publish verification results',
        href: `${own}/verification-results`,
      },
      curies: [{ name: 'pb', href: `${url}/doc/{rel}?context=pact`, templated: true }],
    },
  }
}

/** Versions tell what the answer is. */
export function deploy(
  pacts: readonly KeptPact[],
  name: string | null,
  version: string | null,
): BrokerAnswer {
  const isKnown = pacts.some(pact => [pact.provider, pact.consumer].includes(name ?? ''))
  if (!isKnown) {
    return { status: 400, body: { errors: { pacticipant: [`${name} does not exist`] } } }
  }
  const deployable = version === 'good' ? true : version === 'bad' ? false : null
  const reason = {
    true: 'All required verification results are published and successful',
    false: 'The verification for the pact between crm and orders failed',
    null: 'There is no verified pact between crm and orders',
  }[`${deployable}`]
  return {
    status: 200,
    body: {
      summary: { deployable, reason, success: 1, failed: 0, unknown: 0 },
      notices: [{ type: 'info', text: reason }],
      matrix: [
        {
          consumer: { name: 'crm', version: { number: '1.0.0' } },
          provider: { name: 'orders', version: { number: version } },
          verificationResult: deployable === null ? null : { success: deployable },
        },
      ],
    },
  }
}
