import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Vendor } from '../support/vendor.ts'

/** What the vendor answers while all is well, and after `total` was taken away. */
export const page = { items: [{ id: 1, total: 10, email: 'a@example.com' }], has_more: false }
export const broken = { items: [{ id: 1, email: 'a@example.com' }], has_more: false }

/** A monitor of the vendor's orders in the folder `monitors`. */
export function writeMonitor(
  folder: string,
  vendor: Vendor,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const target = { url: `${vendor.url}/v1/orders?limit=3`, provider: 'acme' }
  const source = `export default ${JSON.stringify({ name, target, ...more })}\n`
  writeFileSync(join(folder, 'monitors', `${name}.ts`), source)
}
