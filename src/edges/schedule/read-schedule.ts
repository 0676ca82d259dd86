import { validateDetailed } from 'node-cron'
import { parseDuration } from '../../core/monitor/duration.ts'
import { phaseOf } from '../../core/monitor/phase.ts'
import { timeZone } from '../../core/monitor/time-zone.ts'
import type { ReadSchedule, ScheduleReader } from '../../ports/schedule.ts'

const DEFAULT_EVERY = '1h'
const SHORTEST_MS = 1_000

/** Reads `every`, hourly unless told, and the five fields of `cron`. */
export const readSchedule: ScheduleReader = (schedule, name) => {
  if (schedule === undefined || 'every' in schedule) {
    const every = schedule?.every ?? DEFAULT_EVERY
    const everyMs = parseDuration(every) ?? 0
    if (everyMs < SHORTEST_MS) return refuse(`every wants a duration from 1s, not '${every}'`)
    const phaseMs = phaseOf(name, everyMs)
    return { ok: true, rule: { kind: 'every', everyMs, phaseMs }, cron: null }
  }
  const { cron } = schedule
  if (cron.trim().split(/\s+/).length !== 5) {
    return refuse(`cron wants five fields, such as '0 * * * *', not '${cron}'`)
  }
  const { errors, fields } = validateDetailed(cron)
  if (fields === undefined) {
    const [first] = errors
    return refuse(`cron '${cron}': ${first?.message ?? 'cannot be read'}`)
  }
  const days = [...fields.dayOfMonth, ...fields.dayOfWeek]
  if (days.some(day => typeof day !== 'number')) {
    return refuse(`cron '${cron}': L, W and # are not known here`)
  }
  const zone = timeZone(schedule.timeZone ?? 'UTC')
  if (zone === null) {
    return refuse(`timeZone '${schedule.timeZone}' is not known; write one such as Europe/Berlin`)
  }
  const { minute, hour, month } = fields
  const dayOfMonth = fields.dayOfMonth.map(Number)
  const dayOfWeek = fields.dayOfWeek.map(Number)
  const read = { minute, hour, month, dayOfMonth, dayOfWeek }
  const rule = { kind: 'cron', fields: read, zone } as const
  return { ok: true, rule, cron: { pattern: cron, timeZone: zone.name } }
}

function refuse(problem: string): ReadSchedule {
  return { ok: false, problem }
}
