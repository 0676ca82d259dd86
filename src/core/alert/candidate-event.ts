import type { MonitorCommand } from '../monitor/monitor-event.ts'
import type { AlertEvent } from './decide.ts'

/** What a monitor raised or resolved, as an event of alerts; it has been counted and confirmed, so it fires at once. */
export function alertEvent(
  command: Extract<MonitorCommand, { readonly kind: 'raise' | 'resolve' }>,
): AlertEvent {
  const { candidate, reason } = command
  const { labels, summary } = candidate
  if (command.kind === 'resolve') return { kind: 'resolve', labels, reason }
  return { kind: 'raise', labels, annotations: { summary }, forMs: 0, reason }
}
