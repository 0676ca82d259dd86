import { resolveHeader, resolveUrl } from '../core/exchange/header-option.ts'
import type { Headers } from '../core/exchange/exchange.ts'
import { createBroker } from '../edges/broker/broker.ts'
import { UsageError } from '../errors.ts'
import type { PactBroker } from '../ports/broker.ts'
import { list, text, type Call } from './command.ts'
import type { Io } from './io.ts'
import { dispatcherOptions, timeoutMs } from './network.ts'
import type { Wiring } from './wire.ts'

/** The broker that `--url` or the environment names, by the variables that all tools of Pact read. */
export async function openBroker(call: Call, io: Io, { settings }: Wiring): Promise<PactBroker> {
  const env = (name: string): string | undefined => io.env[name]
  const named = text(call, 'url') ?? env('PACT_BROKER_BASE_URL') ?? ''
  if (named === '') {
    throw new UsageError(
      'Say where the broker is: --url https://broker.acme.example, or set PACT_BROKER_BASE_URL.',
    )
  }
  const url = new URL(resolveUrl(named, env))
  url.search = ''
  url.hash = ''
  const options = dispatcherOptions(call, io)
  const isPlain = Object.values(options).every(value => value === '')
  const own = isPlain
    ? {}
    : { dispatcher: (await import('../edges/net/dispatcher.ts')).createDispatcher(options) }
  const given = list(call, 'header').map(field => resolveHeader(field, env))
  const isNamed = given.some(([name]) => name === 'authorization')
  return createBroker({
    url,
    headers: isNamed ? given : [...credentials(io.env), ...given],
    timeoutMs: timeoutMs(call, settings),
    ...own,
  })
}

function credentials(env: Io['env']): Headers {
  const token = env['PACT_BROKER_TOKEN'] ?? ''
  if (token !== '') return [['authorization', `Bearer ${token}`]]
  const user = env['PACT_BROKER_USERNAME'] ?? ''
  if (user === '') return []
  const pair = Buffer.from(`${user}:${env['PACT_BROKER_PASSWORD'] ?? ''}`)
  return [['authorization', `Basic ${pair.toString('base64')}`]]
}
