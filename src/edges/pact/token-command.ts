import { spawn } from 'node:child_process'
import { UsageError } from '../../errors.ts'

const MOST_MS = 30_000
const MOST_CHARACTERS = 16_384

/**
 * Runs a command in the system's shell and returns the token that it prints.
 *
 * @throws UsageError where it fails, prints nothing or takes longer than 30 s. What it printed is never told.
 */
export async function tokenOf(
  command: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const child = spawn(command, {
    shell: true,
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: MOST_MS,
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    if (text.length <= MOST_CHARACTERS) text += part
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).catch(() => null)
  const token = text.trim()
  if (code !== 0)
    throw new UsageError(
      `The command of --token-command failed (${code ?? 'ended'}). Run it by hand to see why.`,
    )
  if (token === '' || token.length > MOST_CHARACTERS || /\s/.test(token)) {
    throw new UsageError('The command of --token-command has to print one token, and nothing else.')
  }
  return token
}
