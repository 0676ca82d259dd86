import type { FailureClass } from '../../../src/core/monitor/failure-class.ts'
import type { Permission } from '../../../src/core/monitor/request-budget.ts'
import type {
  Answer,
  MonitorEvent,
  MonitorCommand,
} from '../../../src/core/monitor/monitor-event.ts'
import { newMonitorState, type MonitorState } from '../../../src/core/monitor/monitor-state.ts'
import { settingsOf, type MonitorSettings } from '../../../src/core/monitor/settings.ts'
import { parseDuration } from '../../../src/core/monitor/duration.ts'
import { step } from '../../../src/core/monitor/step.ts'
import type { MonitorDefinition } from '../../../src/core/monitor/definition.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'

export const hour = 3_600_000
export const may = { ask: true, reason: 'the quota is unknown, so nothing is capped' }
export const mayNot = { ask: false, reason: 'the request budget is used up' }

export function settings(
  more: Partial<MonitorDefinition> = {},
  gapMs: number = hour,
): MonitorSettings {
  const definition = { name: 'acme', target: 'https://api.acme.example/v1/orders', ...more }
  const read = settingsOf(definition, { provider: 'acme', scope: 'default', gapMs })
  if (!read.ok) throw new Error(read.problem)
  return read.settings
}

export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: 'response-property-removed',
    level: 'error',
    verdict: 'drift',
    provider: 'acme',
    scope: 'default',
    method: 'GET',
    path: '/v1/orders',
    status: '200',
    direction: 'response',
    at: '/items/*/total',
    expected: 'number',
    actual: 'absent',
    evidence: null,
    usedBy: null,
    contract: null,
    message: 'total was removed',
    ...more,
  }
}

export const fresh: MonitorState = newMonitorState('v1', 0)

export type Scene = MonitorEvent | ((state: MonitorState) => MonitorEvent)

/**
 * A story in words, `due 10, found f1, silence, tick 5h`. What ends a run ends the one that is under way, 100 ms after
 * it may start. With `!` there is no budget: `due! 10`, `found! f1`.
 */
export function scenes(story: string): readonly Scene[] {
  return story.split(', ').map(text => {
    const [first = '', ...args] = text.split(' ')
    return scene(first.replace('!', ''), args, first.endsWith('!') ? mayNot : may)
  })
}

function scene(word: string, args: readonly string[], mayAsk: Permission): Scene {
  const at = parseDuration(args[0] ?? '') ?? Number(args[0])
  const ended =
    (answer: Answer): Scene =>
    state => ({
      kind: 'answered',
      at: (state.running?.startAt ?? 0) + 100,
      runId: state.running?.runId ?? 'none',
      answer,
      mayAsk,
    })
  switch (word) {
    case 'due':
      return { kind: 'due', at, dueAt: at, missed: 0, mayAsk }
    case 'late':
      return { kind: 'due', at: at + 4 * hour, dueAt: at, missed: 3, mayAsk }
    case 'found':
      return ended({ kind: 'judged', findings: args.map(id => finding(id)) })
    case 'empty':
      return ended({ kind: 'nothing-to-compare', reason: 'the list is empty' })
    case 'failed':
      return ended({ kind: 'failed', failure: args[0] as FailureClass })
    case 'stale':
      return {
        kind: 'answered',
        at: 0,
        runId: 'acme@-1',
        answer: { kind: 'judged', findings: [] },
        mayAsk,
      }
    case 'broke':
      return ({ running }) => ({
        kind: 'broke',
        at: 0,
        runId: running?.runId ?? '',
        reason: 'the module threw',
      })
    case 'restart':
      return { kind: 'process-restarted', at: 500 }
    case 'define':
      return {
        kind: 'definition-changed',
        at: 0,
        definition: args[0] ?? '',
        sameTarget: args[1] === 'same',
      }
    case 'back':
      return { kind: 'clock-jumped', at, byMs: -99 * hour }
    default:
      return { kind: word as 'tick' | 'removed', at }
  }
}

export interface Play {
  readonly state: MonitorState
  readonly commands: readonly MonitorCommand[]
}

/** Plays events in order; an event may be made from the state that it meets. */
export function play(
  how: MonitorSettings,
  events: readonly Scene[],
  from: MonitorState = fresh,
): Play {
  return events.reduce<Play>(
    ({ state, commands }, event) => {
      const next = step(how, state, typeof event === 'function' ? event(state) : event)
      return { state: next.state, commands: [...commands, ...next.commands] }
    },
    { state: from, commands: [] },
  )
}

/** What was commanded, a few words each; without heartbeats, and only what `only` matches. */
export function told({ commands }: Play, only: RegExp = /^(?!heartbeat)/): string {
  return commands
    .map(words)
    .filter(text => only.test(text))
    .join(', ')
}

export const turns: RegExp = /^(raise|resolve)/

function words(command: MonitorCommand): string {
  switch (command.kind) {
    case 'start-run':
      return `${command.purpose} ${command.runId} at ${command.startAt}`
    case 'record':
      return command.outcome
    case 'raise':
    case 'resolve':
      return `${command.kind} ${command.candidate.key}`
    default:
      return command.kind
  }
}
