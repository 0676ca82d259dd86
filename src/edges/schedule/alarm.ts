import { createTask, type Logger, type ScheduledTask } from 'node-cron'
import type { Alarm, CronPattern } from '../../ports/schedule.ts'

/** However far off the time is: after a sleep or a set clock the wait would be wrong. */
const LONGEST_WAIT_MS = 30_000

const silent: Logger = { info() {}, warn() {}, error() {}, debug() {} }

/** Wakes by one timer, and by one node-cron task for each distinct pattern. */
export function createAlarm(wake: () => void, now: () => number = Date.now): Alarm {
  const tasks = new Map<string, ScheduledTask>()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const end = (key: string): void => {
    void tasks.get(key)?.destroy()
    tasks.delete(key)
  }
  return {
    follow(patterns) {
      const wanted = new Map(patterns.map(one => [keyOf(one), one]))
      for (const key of [...tasks.keys()].filter(key => !wanted.has(key))) end(key)
      for (const [key, one] of wanted) if (!tasks.has(key)) tasks.set(key, start(one, wake))
    },
    at(time) {
      clearTimeout(timer)
      if (isStopped) return
      timer = setTimeout(wake, Math.min(LONGEST_WAIT_MS, Math.max(0, time - now())))
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      for (const key of tasks.keys()) end(key)
    },
  }
}

function keyOf({ pattern, timeZone }: CronPattern): string {
  return `${timeZone} ${pattern.trim().split(/\s+/).join(' ')}`
}

function start({ pattern, timeZone }: CronPattern, wake: () => void): ScheduledTask {
  const options = { timezone: timeZone, logger: silent, suppressMissedWarning: true, unref: true }
  const task = createTask(pattern, () => wake(), options)
  void task.start()
  return task
}
