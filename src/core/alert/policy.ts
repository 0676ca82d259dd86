import type { FlapRule } from './flap.ts'
import type { Maintenance } from './maintenance.ts'
import type { Route } from './route.ts'

/** All that people decide about alerts. It comes from the configuration with every step, and is never stored. */
export interface Policy {
  /** Null where no receiver is configured: alerts are kept, and told to nobody. */
  readonly root: Route | null
  readonly receivers: readonly string[]
  readonly maintenance: readonly Maintenance[]
  readonly flap: FlapRule
}
