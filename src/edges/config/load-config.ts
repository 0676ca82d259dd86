import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseDuration } from '../../core/monitor/duration.ts'
import { DEFAULT_TIMEOUT_MS } from '../../core/monitor/settings.ts'
import { InputError } from '../../errors.ts'
import type { Config, Settings } from '../../ports/config.ts'
import { alertsOf } from './alerts-of.ts'
import { importModule, loadModule, type ImportModule } from './load-module.ts'

export interface ConfigOptions {
  /** `--config`: this file and no search. */
  readonly file?: string | undefined
  /** TIDEMARK_REGISTRY. */
  readonly registry?: string | undefined
  readonly importing?: ImportModule
}

const names = ['tidemark.config.ts', 'tidemark.config.js', 'tidemark.config.mjs']

/**
 * The configuration that holds for a folder: of the nearest file upward, or all default.
 *
 * @throws InputError that names file, line and key.
 */
export async function loadConfig(from: string, options: ConfigOptions = {}): Promise<Settings> {
  const file = options.file === undefined ? nearestConfig(from) : resolve(from, options.file)
  if (file === null) return settingsFrom({}, null, from, options)
  if (!existsSync(file)) throw new InputError(file, 'does not exist', 'Check --config.')
  const config = await readConfig(file, options.importing ?? importModule)
  return settingsFrom(config, file, dirname(file), options)
}

function nearestConfig(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = names.map(name => join(folder, name)).find(path => existsSync(path))
    if (found !== undefined) return found
    if (folder === dirname(folder)) return null
  }
}

async function readConfig(file: string, importing: ImportModule): Promise<Config> {
  const exported = await loadModule(file, importing)
  if (!('default' in exported) || isSilent(exported)) {
    const remedy = 'Write: export default defineConfig({ … })'
    throw new InputError(file, 'has no default export', remedy)
  }
  if (isEmpty(exported.default)) return {}
  // Here and not above: where nothing is configured nobody has to wait for zod.
  const { checkConfig } = await import('./config-schema.ts')
  return checkConfig(exported.default, file)
}

/** All default. A list or an object of a class is not: those are refused. */
function isEmpty(config: unknown): boolean {
  return (
    typeof config === 'object' &&
    config !== null &&
    Object.getPrototypeOf(config) === Object.prototype &&
    Reflect.ownKeys(config).length === 0
  )
}

/** A file without any export counts as CommonJS, which then exports an empty object. */
function isSilent(exported: object): boolean {
  const common: unknown = 'module.exports' in exported ? exported['module.exports'] : undefined
  return typeof common === 'object' && common !== null && Object.keys(common).length === 0
}

function settingsFrom(
  config: Config,
  file: string | null,
  folder: string,
  options: ConfigOptions,
): Settings {
  const at = (path: string): string => resolve(folder, path)
  const registry = options.registry || config.registry || '.tidemark/registry.db'
  return {
    file,
    folder,
    registry: /^[a-z][a-z0-9+.-]+:\/\//i.test(registry) ? registry : at(registry),
    contracts: at(config.contracts ?? 'contracts'),
    recordings: at(config.recordings ?? 'recordings'),
    monitors: at(config.monitors ?? 'monitors'),
    connectors: config.connectors ?? {},
    receivers: config.receivers ?? {},
    alerts: alertsOf(config),
    gates: config.gates ?? {},
    heartbeat: config.heartbeat ?? null,
    budget: config.budget ?? {},
    keepValues: config.privacy?.keepValues ?? [],
    timeoutMs: parseDuration(config.defaults?.timeout ?? '') ?? DEFAULT_TIMEOUT_MS,
    failOn: config.defaults?.failOn ?? 'error',
  }
}
