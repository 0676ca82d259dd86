import { spawn } from 'node:child_process'

/** How a command ended. `code` is null where it was killed. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly cwd: string
  /** The whole environment of the command. */
  readonly env: NodeJS.ProcessEnv
  /** After this many milliseconds it is killed; 60,000 unless told. */
  readonly timeoutMs?: number
}

/** Runs a command without input and waits for it. Whatever it started is gone when this answers. */
export async function runCommand(
  file: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 60_000 }: CommandOptions,
): Promise<Ended> {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const timer = setTimeout(() => killGroup(child.pid), timeoutMs)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    return { code, stdout, stderr }
  } finally {
    clearTimeout(timer)
    killGroup(child.pid)
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The whole group has ended by itself.
  }
}
