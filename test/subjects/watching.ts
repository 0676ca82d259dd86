import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** `tidemark watch`, as it runs on a server. */
export interface Watching {
  /** All that it said. */
  said(): string
  /** Sends SIGTERM. @returns the exit code, once everything is drained. */
  stop(): Promise<number | null>
}

const root = join(import.meta.dirname, '../..')

export function startWatching(folder: string, env: Readonly<Record<string, string>>): Watching {
  const bin = join(root, 'src/cli/bin.ts')
  const child = spawn(process.execPath, ['--conditions=source', bin, 'watch'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (text: string): void => {
    said += text
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  const closed = once(child, 'close')
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(kill, 15_000)
      await closed
      clearTimeout(timer)
      process.removeListener('exit', kill)
      return child.exitCode
    },
  }
}

/** Waits until something is so. @throws Error with what `tell` says, where it never becomes so. */
export async function until(
  isSo: () => boolean,
  tell: () => string,
  patienceMs = 30_000,
): Promise<void> {
  const end = performance.now() + patienceMs
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited in vain.\n${tell()}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
