import type { Connector } from '../core/connector/connector.ts'
import { operationOf } from '../core/exchange/path-template.ts'
import { providerName } from './provider-name.ts'

export interface HttpConnectorOptions {
  /** In place of the name that is made from the host. */
  readonly name?: string
  readonly scope?: string
}

/**
 * Any URL, without configuration: what can be known from the URL alone.
 *
 * @param url absolute; its secrets belong into variables (`resolveUrl`).
 */
export function httpConnector(url: string, options: HttpConnectorOptions = {}): Connector {
  const { origin, pathname, search } = new URL(url)
  return {
    id: options.name ?? providerName(url),
    baseUrl: origin,
    scope: options.scope ?? 'default',
    auth: { kind: 'none' },
    headers: [],
    version: null,
    quota: {
      limit: 'x-ratelimit-limit',
      remaining: 'x-ratelimit-remaining',
      reset: 'x-ratelimit-reset',
    },
    paging: 'link',
    errors: null,
    paths: [],
    streams: [{ operation: operationOf('GET', url), path: `${pathname}${search}`, sample: {} }],
  }
}
