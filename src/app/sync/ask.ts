import { parseDuration } from '../../core/monitor/duration.ts'
import { askGate, type GateAnswer } from '../../core/sync/gate.ts'
import { endHolds } from '../../core/sync/timed-hold.ts'
import { StoreError } from '../../errors.ts'
import type { GateConfig } from '../../ports/config.ts'
import type { Gates } from '../../ports/gates.ts'

/**
 * Whether the sync of a stream may run now. A stream that is not configured runs while nothing is known of it; a
 * registry that cannot be read is one more way of knowing nothing, and stops no sync that said it wants to run then.
 */
export async function askStream(
  stream: string,
  streams: Readonly<Record<string, GateConfig>>,
  open: () => Promise<Gates>,
  now: number,
): Promise<GateAnswer> {
  const config = Object.hasOwn(streams, stream) ? streams[stream] : undefined
  const ifUnknown = config?.ifUnknown ?? 'run'
  const staleAfterMs = parseDuration(config?.staleAfter ?? '')
  try {
    const gate = await (await open()).get(stream)
    return askGate(gate && endHolds(gate, now), ifUnknown, staleAfterMs, now)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    const reason = `${error.message} So nothing is known, and ifUnknown says ${ifUnknown}`
    return { run: ifUnknown === 'run', state: 'unknown', reason }
  }
}
