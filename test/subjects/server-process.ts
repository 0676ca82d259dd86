import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A program that others wrote, as it is run: with the Node that runs the tests. */
export interface Program {
  /** Path of its script below `node_modules`. */
  readonly script: string
  readonly args: readonly string[]
  /** Its folder, and all that it sees of a home. */
  readonly folder: string
  /** Answers any status once the server is up. */
  readonly readyUrl: string
  /** What the program writes when it is ready, where listening is not enough. */
  readonly readyText?: string
}

export interface ServerProcess {
  stop(): Promise<void>
}

const patienceMs = 30_000
const graceMs = 3_000

/** @throws Error with the last lines that the program wrote, where it ends or stays silent. */
export async function startProgram(program: Program): Promise<ServerProcess> {
  const script = join(import.meta.dirname, 'node_modules', program.script)
  const child = spawn(process.execPath, [script, ...program.args], {
    cwd: program.folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: program.folder, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let isReady = program.readyText === undefined
  const listen = (text: string): void => {
    said = `${said}${text}`.slice(-4_000)
    isReady ||= said.includes(program.readyText ?? '')
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  const ended = once(child, 'exit')
  // Whoever ends the tests in the middle leaves no server behind.
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async (): Promise<void> => {
    const timer = setTimeout(kill, graceMs)
    child.kill('SIGTERM')
    await ended
    clearTimeout(timer)
    process.removeListener('exit', kill)
  }
  const isUp = await Promise.race([
    answers(program.readyUrl, () => isReady),
    ended.then(() => false),
  ])
  if (isUp) return { stop }
  if (child.exitCode === null) await stop()
  throw new Error(`${program.script} does not answer.\n${said}`)
}

async function answers(url: string, isReady: () => boolean): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (performance.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 100))
    if (!isReady()) continue
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
      await response.body?.cancel()
      return true
    } catch {
      // Not listening yet.
    }
  }
  return false
}

/** A port on loopback that nobody listens on: the one that a server keeps over its upgrade. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
