import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DispatcherOptions } from '../edges/net/dispatcher.ts'
import type { Network } from '../edges/specs/load-document.ts'
import { InputError, systemFailure } from '../errors.ts'
import type { Settings } from '../ports/config.ts'
import type { Http } from '../ports/http.ts'
import { positive, text, type Call, type Option } from './command.ts'
import type { Io } from './io.ts'

/** The options of every command that asks over the network. */
export const networkOptions: readonly Option[] = [
  {
    flags: '-H, --header <field...>',
    description: "request header; secrets by reference: 'Authorization: Bearer env:TOKEN'",
  },
  { flags: '--timeout <seconds>', description: 'give up after this long (default: 30)' },
  { flags: '--ca <file>', description: 'PEM of a certificate authority to trust as well' },
  { flags: '--cert <file>', description: 'PEM of a client certificate' },
  { flags: '--key <file>', description: 'PEM of its key' },
]

export function timeoutMs(call: Call, settings: Settings): number {
  const seconds = positive(call, 'timeout')
  return seconds === undefined ? settings.timeoutMs : seconds * 1000
}

export async function openHttp(call: Call, io: Io): Promise<Http> {
  const { createHttp } = await import('../edges/net/http.ts')
  return createHttp({ clock: io.clock, ...dispatcherOptions(call, io) })
}

/** How documents are fetched. Without proxy or certificates it stays their own, which guards each connection. */
export async function specNetwork(call: Call, io: Io): Promise<Network> {
  const options = dispatcherOptions(call, io)
  if (Object.values(options).every(value => value === '')) return {}
  const { createDispatcher } = await import('../edges/net/dispatcher.ts')
  return { dispatcher: createDispatcher(options) }
}

export function dispatcherOptions(call: Call, { cwd, env }: Io): DispatcherOptions {
  const pem = (name: 'ca' | 'cert' | 'key'): Partial<Record<typeof name, string>> => {
    const path = text(call, name)
    return path === undefined ? {} : { [name]: readPem(resolve(cwd, path), name) }
  }
  const variable = (name: string): string => env[name] ?? env[name.toLowerCase()] ?? ''
  return {
    httpProxy: variable('HTTP_PROXY'),
    httpsProxy: variable('HTTPS_PROXY') || variable('HTTP_PROXY'),
    noProxy: variable('NO_PROXY'),
    ...pem('ca'),
    ...pem('cert'),
    ...pem('key'),
  }
}

function readPem(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const [problem, remedy] = systemFailure(cause)
    throw new InputError(`--${option} ${path}`, problem, remedy, { cause })
  }
}
