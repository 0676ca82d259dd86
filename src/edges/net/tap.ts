import type { Dispatcher } from 'undici'
import type { Clock } from '../../ports/clock.ts'
import type { RawExchange } from './raw-exchange.ts'
import { TapRecord } from './tap-record.ts'

export interface TapOptions {
  readonly clock: Clock
  /** Bodies with more bytes are counted, not kept. Per body; 4 MiB unless told. */
  readonly bodyLimitBytes?: number
}

const DEFAULT_LIMIT = 4 * 1024 * 1024

/**
 * An interceptor that sees every attempt of the dispatcher it is composed into. The caller's handler
 * is served first and the observer runs in a later turn, so neither its time nor its errors reach the
 * caller. Composed last it is the outermost and sees what the caller sees; composed first it sees each
 * attempt of a retry. Upgrades (WebSocket, CONNECT) pass unseen.
 */
export function tap(
  observe: (raw: RawExchange) => void,
  options: TapOptions,
): Dispatcher.DispatcherComposeInterceptor {
  const limit = options.bodyLimitBytes ?? DEFAULT_LIMIT
  return dispatch => (request, handler) => {
    const record = new TapRecord(request, limit, options.clock, read => {
      setImmediate(() => {
        try {
          observe(read())
        } catch {
          // The observer's trouble is not the caller's; it reports its own.
        }
      })
    })
    return dispatch(request, observed(handler, record))
  }
}

/**
 * A handler that passes everything on and keeps a record. A plain object, since undici's proxy agent
 * replaces methods of the handler that it is given.
 */
function observed(
  handler: Dispatcher.DispatchHandler,
  record: TapRecord,
): Dispatcher.DispatchHandler {
  const tapped: Dispatcher.DispatchHandler = {
    onRequestStart(controller, context) {
      handler.onRequestStart?.(controller, context)
    },
    onResponseStarted() {
      handler.onResponseStarted?.()
    },
    onResponseStart(controller, status, headers, statusMessage) {
      record.answer(status, controller?.rawHeaders ?? headers)
      handler.onResponseStart?.(controller, status, headers, statusMessage)
    },
    onResponseData(controller, chunk) {
      record.received(chunk)
      return handler.onResponseData?.(controller, chunk)
    },
    onResponseEnd(controller, trailers) {
      record.end('complete', controller?.rawTrailers ?? trailers)
      handler.onResponseEnd?.(controller, trailers)
    },
    onResponseError(controller, error) {
      record.end(controller?.aborted || isAbort(error) ? 'aborted' : 'failed', null)
      handler.onResponseError?.(controller, error)
    },
    onBodySent(chunk) {
      record.sent(chunk)
      handler.onBodySent?.(chunk)
    },
    onRequestSent() {
      handler.onRequestSent?.()
    },
  }
  // Its presence is what undici asks for when it decides whether an upgrade is possible.
  if (handler.onRequestUpgrade) {
    tapped.onRequestUpgrade = (controller, status, headers, socket) => {
      handler.onRequestUpgrade?.(controller, status, headers, socket)
    }
  }
  return tapped
}

function isAbort(error: Error): boolean {
  return error.name === 'AbortError' || ('code' in error && error.code === 'UND_ERR_ABORTED')
}
