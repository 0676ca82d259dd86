import type { Connector } from '../core/connector/connector.ts'
import { githubConnector } from './github.ts'

const vendors: Readonly<Record<string, () => Connector>> = { github: githubConnector }

/** The declaration of a vendor by its name; null for one that has none. */
export function connectorNamed(name: string): Connector | null {
  return Object.hasOwn(vendors, name) ? (vendors[name]?.() ?? null) : null
}
