/**
 * Something that a person can act on: shown as one sentence, never as a stack trace.
 * `exit` is the process exit code: 2 wrong usage or configuration, 3 could not check.
 */
export abstract class KnownError extends Error {
  abstract readonly code: string
  abstract readonly exit: 2 | 3
}

/** The command line or the configuration asks for something that cannot be. */
export class UsageError extends KnownError {
  override readonly name = 'UsageError'
  readonly code = 'usage'
  readonly exit = 2
}

/** A file or document that a person gave cannot be used. `where` is the path or URL, with line and column if known. */
export class InputError extends KnownError {
  override readonly name = 'InputError'
  readonly code = 'input'
  readonly exit = 2
  readonly where: string

  constructor(where: string, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${where}: ${problem}. ${remedy}`, options)
    this.where = where
  }
}

/** The API gave no complete response. There is nothing to compare, so this is never drift. */
export class NoResponseError extends KnownError {
  override readonly name = 'NoResponseError'
  readonly code = 'no-response'
  readonly exit = 3
  readonly operation: string
  /** `timeout`, `dns`, `refused`, `tls`, `reset` or `network`. */
  readonly reason: string

  constructor(operation: string, reason: string, advice: string, options?: ErrorOptions) {
    // The operation, not the URL: a query string can hold a token, and this text reaches Slack.
    super(`No complete response from ${operation}: ${reason}. ${advice}`, options)
    this.operation = operation
    this.reason = reason
  }
}

/** Tidemark's own files could not be read or written: full disk, newer version, damage. Nothing was lost. */
export class StoreError extends KnownError {
  override readonly name = 'StoreError'
  readonly code = 'store'
  readonly exit = 3
  readonly where: string

  constructor(where: string, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${where}: ${problem}. ${remedy}`, options)
    this.where = where
  }
}
