import { noAlerts, type AlertState } from '../../../src/core/alert/alert-state.ts'
import type { Delivery, LogEntry } from '../../../src/core/alert/delivery.ts'
import { newMonitorState, type MonitorState } from '../../../src/core/monitor/monitor-state.ts'
import { newGate, type Gate } from '../../../src/core/sync/gate.ts'
import type { WatchedCall } from '../../../src/ports/watch.ts'
import { nine } from './samples.ts'

export function monitorState(definition = 'd1'): MonitorState {
  return newMonitorState(definition, nine)
}

export function gate(changes: Partial<Gate> = {}): Gate {
  return { ...newGate(nine), ...changes }
}

export function alertState(changes: Partial<AlertState> = {}): AlertState {
  return { ...noAlerts, ...changes }
}

/** The first delivery of an episode unless told. */
export function delivery(changes: Partial<Delivery> = {}): Delivery {
  const { episode = '1-1', sequence = 1, transition = 'firing', receiver = 'slack' } = changes
  return {
    key: `${episode}/${sequence}-${transition}/${receiver}`,
    receiver,
    episode,
    sequence,
    transition,
    digest: false,
    group: { provider: 'acme' },
    at: nine,
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'provider-down', provider: 'acme' },
        annotations: { summary: 'acme does not answer' },
        startsAt: nine,
        endsAt: null,
      },
    ],
    reason: '1 alert firing',
    ...changes,
  }
}

export function entry(changes: Partial<LogEntry> = {}): LogEntry {
  return { at: nine, about: 'alert', decision: 'firing', reason: 'said so', ...changes }
}

export function watchedCall(changes: Partial<WatchedCall> = {}): WatchedCall {
  return {
    monitor: 'orders',
    provider: 'acme',
    operation: 'GET /orders',
    startedAt: nine + 1_000,
    tookMs: 120,
    failure: null,
    ...changes,
  }
}
