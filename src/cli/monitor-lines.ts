import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import { formatDuration } from '../core/monitor/duration.ts'
import type { MonitorDefinition } from '../core/monitor/definition.ts'
import { columns } from './columns.ts'

/** One line for each monitor: name, schedule, target, tags. */
export function monitorLines(monitors: readonly WatchedMonitor[]): string {
  const rows = monitors.map(monitor => {
    const { name, target, tags = [], enabled = true } = monitor.definition
    const marks = [...tags, ...(enabled ? [] : ['(switched off)'])].join(' ')
    return [name, scheduleText(monitor), targetText(target), marks]
  })
  return columns(rows)
}

/** `hourly`, `every 10 m`, `cron 0 * * * * Europe/Berlin`. */
export function scheduleText({ rule, cron, definition }: WatchedMonitor): string {
  if (cron !== null) return `cron ${cron.pattern} ${cron.timeZone}`
  const everyMs = rule.kind === 'every' ? rule.everyMs : 0
  if (everyMs === 3_600_000) return 'hourly'
  if (everyMs === 86_400_000) return 'daily'
  const written =
    definition.schedule && 'every' in definition.schedule ? definition.schedule.every : null
  return `every ${written ?? formatDuration(everyMs)}`
}

/** Without the query, which may be long or hold the name of a secret. */
function targetText(target: MonitorDefinition['target']): string {
  if (typeof target === 'string') return `GET ${plain(target)}`
  if ('operation' in target) return `${target.provider} ${target.operation}`
  return `${(target.method ?? 'GET').toUpperCase()} ${plain(target.url)}`
}

function plain(url: string): string {
  return url.replace(/[?#].*$/s, '')
}
