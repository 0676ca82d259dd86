import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ended } from '../run-command.ts'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runInProcess } from './run-in-process.ts'

/** A vendor and an empty folder of its own for each test, so that tests run side by side. */
export interface World {
  readonly vendor: Vendor
  readonly cwd: string
  readonly canary: (...options: string[]) => Promise<Ended>
}

export async function inWorld(
  meet: (world: World) => Promise<void>,
  first: unknown = {},
): Promise<void> {
  const vendor = await startVendor(first)
  const cwd = mkdtempSync(join(tmpdir(), 'tidemark-'))
  const url = `${vendor.url}/v1/orders?limit=3`
  try {
    await meet({
      vendor,
      cwd,
      canary: (...options) => runInProcess(['canary', url, ...options], { cwd }),
    })
  } finally {
    await vendor.close()
    rmSync(cwd, { recursive: true, force: true })
  }
}
