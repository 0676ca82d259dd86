import type { Connector } from '../core/connector/connector.ts'
import { httpConnector, type HttpConnectorOptions } from './http.ts'
import { vendors } from './vendors.ts'

/** The declaration of the vendor behind a URL, else what can be known from the URL alone. */
export function connectorFor(url: string, options: HttpConnectorOptions = {}): Connector {
  const vendor = vendors.map(make => make()).find(({ baseUrl }) => isUnder(url, baseUrl))
  if (vendor === undefined) return httpConnector(url, options)
  return { ...vendor, id: options.name ?? vendor.id, scope: options.scope ?? vendor.scope }
}

function isUnder(url: string, baseUrl: string): boolean {
  return url === baseUrl || url.startsWith(`${baseUrl}/`) || url.startsWith(`${baseUrl}?`)
}
