import { resolveUrl } from '../core/exchange/header-option.ts'
import { NoResponseError, UsageError } from '../errors.ts'
import type { Call } from './command.ts'
import type { Io } from './io.ts'
import { openHttp } from './network.ts'
import type { Wiring } from './wire.ts'

const TIMEOUT_MS = 10_000

/**
 * Tells the outside that the watch is alive, after each cycle; one beat at a time.
 *
 * @throws UsageError when the variable that holds its URL is not set.
 */
export async function heartbeatOf(
  call: Call,
  io: Io,
  { settings }: Pick<Wiring, 'settings'>,
): Promise<() => void> {
  const { heartbeat } = settings
  if (heartbeat === null) return () => undefined
  const url = heartbeatUrl(heartbeat, io)
  const http = await openHttp(call, io)
  const plan = {
    operation: 'heartbeat',
    provider: 'heartbeat',
    scope: 'default',
    method: 'GET',
    url,
    headers: [],
    timeoutMs: TIMEOUT_MS,
  }
  let isBeating = false
  const beat = async (): Promise<void> => {
    isBeating = true
    try {
      const { response } = await http.send(plan)
      if (response.status >= 400) io.err(`? heartbeat: status ${response.status}\n`)
    } catch (error) {
      io.err(`? ${error instanceof NoResponseError ? error.message : 'the heartbeat failed'}\n`)
    } finally {
      isBeating = false
    }
  }
  return () => {
    if (!isBeating) void beat()
  }
}

/** Where the heartbeat goes, with the variable that holds it in place. */
export function heartbeatUrl(written: string, { env }: Pick<Io, 'env'>): string {
  if (!written.startsWith('env:')) return resolveUrl(written, name => env[name])
  const name = written.slice(4)
  const value = env[name]?.trim() ?? ''
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value
  throw new UsageError(
    value === ''
      ? `The environment variable ${name}, named in heartbeat, is not set.`
      : `The environment variable ${name}, named in heartbeat, holds no URL.`,
  )
}
