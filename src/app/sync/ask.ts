import { parseDuration } from '../../core/monitor/duration.ts'
import { askGate, type GateAnswer } from '../../core/sync/gate.ts'
import { endHolds } from '../../core/sync/timed-hold.ts'
import type { GateConfig } from '../../ports/config.ts'
import type { Gates } from '../../ports/gates.ts'

/** Whether the sync of a stream may run now. A stream that is not configured runs while nothing is known of it. */
export async function askStream(
  stream: string,
  streams: Readonly<Record<string, GateConfig>>,
  gates: Gates,
  now: number,
): Promise<GateAnswer> {
  const config = Object.hasOwn(streams, stream) ? streams[stream] : undefined
  const gate = await gates.get(stream)
  const staleAfterMs = parseDuration(config?.staleAfter ?? '')
  return askGate(gate && endHolds(gate, now), config?.ifUnknown ?? 'run', staleAfterMs, now)
}
