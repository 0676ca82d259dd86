import { join } from 'node:path'
import { runCommand, type Ended } from '../run-command.ts'

const root = join(import.meta.dirname, '../..')

export interface CliOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** After this many milliseconds it is killed; 60,000 unless told. */
  readonly timeoutMs?: number
}

/**
 * Runs the command line from source in a folder, as a process of its own. It sees no environment but
 * what it needs to start and what is given, so that `CI` or a proxy of the machine changes nothing.
 */
export function runCli(
  args: readonly string[],
  { cwd, env, ...options }: CliOptions,
): Promise<Ended> {
  const started = ['--conditions=source', join(root, 'src/cli/bin.ts'), ...args]
  const own = { PATH: process.env['PATH'] ?? '', HOME: cwd, NO_COLOR: '1' }
  return runCommand(process.execPath, started, { cwd, env: { ...own, ...env }, ...options })
}
