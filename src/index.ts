export { defineConfig } from './app/config/define-config.ts'
export { defineMonitor } from './core/monitor/definition.ts'
export type { MonitorDefinition } from './core/monitor/definition.ts'
export type { Config } from './ports/config.ts'
export {
  InputError,
  KnownError,
  NoResponseError,
  StoreError,
  UnavailableError,
  UsageError,
} from './errors.ts'
export { gate } from './client/gate.ts'
export type { GateOptions, GateState } from './client/gate.ts'
