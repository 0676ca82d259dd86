import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { redactJson } from '../../core/exchange/redact-json.ts'
import { redactText } from '../../core/exchange/redact-text.ts'
import type { JsonObject } from '../../core/json/json.ts'
import { StoreError, systemFailure } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Logger } from 'pino'

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug'

export interface LogOptions {
  /** Nothing below it is written; `silent` unless told. */
  readonly level?: LogLevel
  /** A file that is appended to, or what takes a line with its end: stderr. */
  readonly to: string | ((line: string) => void)
  readonly clock: Pick<Clock, 'now'>
}

/**
 * A log of JSON lines. Credentials in messages and facts are hidden whatever their place: by the rules
 * that exchanges are redacted by, not by a list of paths, which would miss the next one.
 *
 * @throws StoreError when the file cannot be opened.
 */
export async function openLog({ level = 'silent', to, clock }: LogOptions): Promise<Log> {
  if (level === 'silent') return quiet
  const { pino } = await import('pino')
  const sink = typeof to === 'string' ? openFile(to) : { write: to, close: () => {} }
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
    },
    sink,
  )
  return over(logger, sink.close)
}

function over(logger: Logger, close: () => void): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts?: JsonObject): void => {
      if (logger.isLevelEnabled(level)) logger[level](redacted(facts ?? {}), redactText(message))
    }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: facts => over(logger.child(redacted(facts)), close),
    close,
  }
}

function redacted(facts: JsonObject): JsonObject {
  return redactJson(facts) as JsonObject
}

const quiet: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  with: () => quiet,
  close: () => {},
}

function openFile(path: string): { write(line: string): void; close(): void } {
  const descriptor = opened(path)
  return {
    write(line) {
      try {
        writeSync(descriptor, line)
      } catch {
        // A full disk must not stop the work that the log is about.
      }
    },
    close: () => closeSync(descriptor),
  }
}

function opened(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return openSync(path, 'a', 0o600)
  } catch (cause) {
    throw new StoreError(path, ...systemFailure(cause), { cause })
  }
}
