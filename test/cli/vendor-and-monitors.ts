import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { page, writeMonitor } from './write-monitor.ts'

/** What one test has for itself: a vendor that answers well, and a folder with room for monitors. */
export interface VendorAndMonitors {
  readonly vendor: Vendor
  readonly cwd: string
  readonly monitor: (name: string, more?: Readonly<Record<string, unknown>>) => void
}

/** Starts both anew for each test of the file, and ends them after it. */
export function vendorAndMonitors(): VendorAndMonitors {
  let vendor: Vendor
  let cwd: string
  beforeEach(async () => {
    vendor = await startVendor(page)
    cwd = mkdtempSync(join(tmpdir(), 'tidemark-'))
    mkdirSync(join(cwd, 'monitors'))
  })
  afterEach(async () => {
    await vendor.close()
    rmSync(cwd, { recursive: true, force: true })
  })
  return {
    get vendor() {
      return vendor
    },
    get cwd() {
      return cwd
    },
    monitor: (name, more) => writeMonitor(cwd, vendor, name, more),
  }
}
