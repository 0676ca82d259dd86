import type { Headers } from '../exchange/exchange.ts'
import { headerOf } from '../exchange/headers.ts'
import { hasSecret } from '../text/secrets.ts'
import type { Connector } from './connector.ts'

/** What any client sends that takes whatever comes. */
const general = /^(?:\*\/\*|application\/json|text\/html)(?:$|[,;])/

/**
 * The representation that a request asks for beyond what every request to the vendor does: its own `Accept`.
 * `''` where it takes what comes. Two representations of one operation have nothing to do with each other.
 */
export function representationOf(connector: Connector, headers: Headers): string {
  const accept = (headerOf(headers, 'accept') ?? '').trim().toLowerCase()
  const usual = (headerOf(connector.headers, 'accept') ?? '').trim().toLowerCase()
  if (accept === usual || general.test(accept)) return ''
  return /^[\w.+*/;=, -]{1,120}$/.test(accept) && !hasSecret(accept) ? accept : ''
}
