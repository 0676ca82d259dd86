import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MonitorDefinition } from '../../core/monitor/definition.ts'
import { InputError, systemFailure } from '../../errors.ts'
import { importModule, loadModule, problemAt, type ImportModule } from './load-module.ts'

/** A monitor and the file that it was found in. */
export interface LoadedMonitor {
  readonly file: string
  readonly definition: MonitorDefinition
}

const MONITOR_FILE = /^[^.].*(?<!\.d|\.test|\.spec)\.(?:ts|js|mjs)$/

/**
 * The monitors of a folder, by name; none where there is no folder. A file exports one, or a list of them.
 *
 * @throws InputError that names the file, for one that throws, exports no monitor or takes a name twice.
 */
export async function loadMonitors(
  folder: string,
  importing: ImportModule = importModule,
): Promise<readonly LoadedMonitor[]> {
  const files = monitorFiles(folder)
  if (files.length === 0) return []
  const monitors = (await Promise.all(files.map(file => loadMonitorFile(file, importing)))).flat()
  const byName = new Map<string, LoadedMonitor>()
  for (const monitor of monitors) {
    const { name } = monitor.definition
    const other = byName.get(name)
    if (other) {
      const problem = `the name of this monitor is taken by ${other.file}`
      throw problemAt(monitor.file, ['name'], problem, 'Give each monitor a name of its own.')
    }
    byName.set(name, monitor)
  }
  return [...byName.values()].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1))
}

/** The modules of a folder by name; none where there is no folder. Throws InputError where it cannot be read. */
export function monitorFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => MONITOR_FILE.test(name))
      .sort()
      .map(name => join(folder, name))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw new InputError(folder, ...systemFailure(cause), { cause })
  }
}

/** The monitors that one module exports. Throws InputError that names the file. */
export async function loadMonitorFile(
  file: string,
  importing: ImportModule,
): Promise<LoadedMonitor[]> {
  const exported = await loadModule(file, importing)
  const found: unknown = 'default' in exported ? exported.default : undefined
  const definitions: unknown[] = Array.isArray(found) ? found : [found]
  if (
    definitions.length === 0 ||
    definitions.some(one => typeof one !== 'object' || one === null)
  ) {
    const remedy = 'Write: export default defineMonitor({ name, target })'
    throw new InputError(file, 'exports no monitor', remedy)
  }
  const { checkMonitor } = await import('./monitor-schema.ts')
  return definitions.map(definition => ({ file, definition: checkMonitor(definition, file) }))
}
