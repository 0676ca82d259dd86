import type { MonitorCommand } from './monitor-event.ts'
import type { MonitorState, RunPurpose, Ticket } from './monitor-state.ts'
import type { MonitorSettings } from './settings.ts'

/** The next attempt for a due time. */
export interface RunRequest {
  readonly dueAt: number
  readonly purpose: RunPurpose
  readonly startAt: number
  readonly reason: string
}

/** Makes the ticket of an attempt. Its id is a function of monitor, due time and attempt, so that it is made once. */
export function startRun(
  { identity }: MonitorSettings,
  state: MonitorState,
  { dueAt, purpose, startAt, reason }: RunRequest,
): { readonly state: MonitorState; readonly commands: readonly MonitorCommand[] } {
  const before = state.running?.dueAt === dueAt ? state.running : null
  const attempt = (before?.attempt ?? 0) + 1
  const again = attempt === 1 ? '' : `+${attempt}`
  const ticket: Ticket = {
    runId: `${identity.name}@${dueAt}${again}`,
    dueAt,
    purpose,
    attempt,
    startAt,
    retries: purpose === 'confirm' ? 0 : (before?.retries ?? 0) + (purpose === 'retry' ? 1 : 0),
    restarts: (before?.restarts ?? 0) + (purpose === 'restart' ? 1 : 0),
  }
  const { runId } = ticket
  return {
    state: { ...state, running: ticket },
    commands: [{ kind: 'start-run', runId, dueAt, purpose, startAt, reason }],
  }
}
