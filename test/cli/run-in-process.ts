import { createRequire } from 'node:module'
import picocolors from 'picocolors'
import type { run as Run } from '../../src/cli/run.ts'
import type { Ended } from '../run-command.ts'

// Not through the test runner's own loader: modules of a user are then loaded by Node, as they are for a user.
const { run } = createRequire(import.meta.url)('../../src/cli/run.ts') as {
  readonly run: typeof Run
}

export interface InProcessOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Stands for ctrl-c; never comes unless given. */
  readonly interrupted?: Promise<void>
}

/**
 * Runs the command line in this process, in a tenth of the time that `runCli` takes. It sees no
 * environment but what is given. What only a process has (signals, closed outputs, limits) wants `runCli`.
 */
export async function runInProcess(
  args: readonly string[],
  { cwd, env = {}, interrupted = new Promise(() => {}) }: InProcessOptions,
): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  const code = await run(args, {
    out: text => void (stdout += text),
    err: text => void (stderr += text),
    env: { HOME: cwd, NO_COLOR: '1', ...env },
    cwd,
    nodeVersion: process.versions.node,
    clock: { now: () => Date.now(), mark: () => performance.now() },
    interactive: false,
    terminal: null,
    paint: picocolors.createColors(false),
    interrupted: () => interrupted,
  })
  return { code, stdout, stderr }
}
