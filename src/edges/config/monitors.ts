import { basename } from 'node:path'
import type { FoundMonitor, FoundMonitors, MonitorProblem, Monitors } from '../../ports/monitors.ts'
import { monitorFiles } from './load-monitors.ts'
import { inProcess } from './monitor-process.ts'

export interface MonitorsOptions {
  /** Milliseconds that a module may take to load; 10,000 unless told. */
  readonly loadTimeoutMs?: number
}

/** Modules that are loaded at the same time: each is a process. */
const AT_ONCE = 4

/** The monitors in a folder, each module run in a process of its own. */
export function monitorsIn(
  folder: string,
  { loadTimeoutMs = 10_000 }: MonitorsOptions = {},
): Monitors {
  return {
    async load() {
      const files = monitorFiles(folder)
      const loaded: FoundMonitors[] = []
      for (let at = 0; at < files.length; at += AT_ONCE) {
        const some = files.slice(at, at + AT_ONCE)
        loaded.push(...(await Promise.all(some.map(file => loadModule(file, loadTimeoutMs)))))
      }
      return withoutDoubles(loaded)
    },
    async check({ file, definition }, exchange, timeoutMs) {
      const { answer } = await inProcess({ file, name: definition.name, exchange }, timeoutMs)
      if (answer.kind === 'checked') return { ok: true, sentences: answer.sentences }
      const problem = answer.kind === 'failed' ? answer.sentence : 'its check said nothing.'
      return { ok: false, problem }
    },
  }
}

async function loadModule(file: string, timeoutMs: number): Promise<FoundMonitors> {
  const { answer, lingered } = await inProcess({ file, name: '', exchange: null }, timeoutMs)
  if (answer.kind !== 'loaded') {
    const sentence = answer.kind === 'failed' ? answer.sentence : `${file} could not be read.`
    return { monitors: [], problems: [{ file, sentence, harmless: false }] }
  }
  const monitors = answer.monitors.map(monitor => ({ file, ...monitor }))
  if (!lingered) return { monitors, problems: [] }
  const sentence = `${file}: leaves something running, such as a timer or a connection. It was ended; remove it.`
  return { monitors, problems: [{ file, sentence, harmless: true }] }
}

/** Of two monitors with one name the first keeps it, by the name of the file. */
function withoutDoubles(loaded: readonly FoundMonitors[]): FoundMonitors {
  const byName = new Map<string, FoundMonitor>()
  const problems: MonitorProblem[] = loaded.flatMap(one => one.problems)
  for (const monitor of loaded.flatMap(one => one.monitors)) {
    const { name } = monitor.definition
    const other = byName.get(name)
    if (other === undefined) byName.set(name, monitor)
    else {
      const sentence = `${monitor.file}: the name ${name} is taken by ${basename(other.file)}. Give each monitor a name of its own.`
      problems.push({ file: monitor.file, sentence, harmless: false })
    }
  }
  const monitors = [...byName.values()].sort((a, b) =>
    a.definition.name < b.definition.name ? -1 : 1,
  )
  return { monitors, problems }
}
