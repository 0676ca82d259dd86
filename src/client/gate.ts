import { askStream } from '../app/sync/ask.ts'
import type { GateAnswer } from '../core/sync/gate.ts'
import type { Registry } from '../ports/registry.ts'

export interface GateOptions {
  /** Where the search for `tidemark.config.ts` begins. The current folder unless told. */
  readonly cwd?: string
  /** `tidemark.config.ts` itself, and no search. */
  readonly config?: string
}

export interface GateState {
  readonly mayRun: boolean
  /** `unknown`: no monitor has looked, or not lately; then `ifUnknown` of the configuration decides. */
  readonly state: GateAnswer['state']
  /** One sentence for a log line. */
  readonly reason: string
}

/**
 * Whether a sync may run now: ask before each run, and leave it out when it may not. Nothing is loaded before the first
 * call. A registry that cannot be read is a state, `unknown`, and no error.
 *
 * @param stream the name that the configuration knows the sync by.
 * @throws InputError for a configuration that cannot be used.
 * @example const { mayRun, reason } = await gate('crm-sync')
 */
export async function gate(stream: string, options: GateOptions = {}): Promise<GateState> {
  const { loadConfig } = await import('../edges/config/load-config.ts')
  const { gates: streams, registry: url } = await loadConfig(options.cwd ?? process.cwd(), {
    file: options.config,
    registry: process.env['TIDEMARK_REGISTRY'],
  })
  let registry: Registry | null = null
  try {
    const open = async (): Promise<Registry['gates']> => {
      const { openRegistry } = await import('../edges/registry/open.ts')
      registry = await openRegistry({ url, mergeTallies: refuse })
      return registry.gates
    }
    const { run, state, reason } = await askStream(stream, streams, open, Date.now())
    return { mayRun: run, state, reason }
  } finally {
    await closed(registry)
  }
}

/** What TypeScript cannot see: it is set while `open` runs. */
async function closed(registry: Registry | null): Promise<void> {
  await registry?.close()
}

/** A gate is asked without a look at any tally. */
function refuse(): never {
  throw new Error('gate() reads no tallies')
}
