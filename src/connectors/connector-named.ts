import type { Connector } from '../core/connector/connector.ts'
import { vendors } from './vendors.ts'

/** The declaration of a vendor by its name; null for one that has none. */
export function connectorNamed(name: string): Connector | null {
  return vendors.map(make => make()).find(({ id }) => id === name) ?? null
}
