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

/** Whoever holds a document answered, but not now: too many requests, or trouble of its own. Asking again can help. */
export class UnavailableError extends KnownError {
  override readonly name = 'UnavailableError'
  readonly code = 'unavailable'
  readonly exit = 3
  readonly where: string

  constructor(where: string, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${where}: ${problem}. ${remedy}`, options)
    this.where = where
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

const systemFailures: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space and try again; what was there is unchanged.'],
  EDQUOT: [
    'the disk quota is used up',
    'Free some space and try again; what was there is unchanged.',
  ],
  EFBIG: ['the file would grow past its limit', 'Raise the limit (ulimit -f) and try again.'],
  EACCES: ['permission denied', 'Give this user the right to it, or choose another place.'],
  EPERM: ['permission denied', 'Give this user the right to it, or choose another place.'],
  EROFS: ['the file system is read-only', 'Choose a place that can be written.'],
  // Node also says so where a folder cannot be made on a read-only file system.
  ENOENT: ['cannot be found or made', 'Check the path, and that the folders above can be written.'],
  ENOTDIR: ['a part of the path is not a folder', 'Check the path.'],
  EISDIR: ['is a folder, not a file', 'Check the path.'],
  EMFILE: ['too many files are open', 'Raise the limit (ulimit -n) and try again.'],
  EIO: ['the disk reports an error', 'Check the disk.'],
}

/** What a failed system call means to a person, in place of its code: problem and remedy. */
export function systemFailure(cause: unknown): readonly [problem: string, remedy: string] {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const unknown = [
    code === '' ? 'cannot be used' : `cannot be used (${code})`,
    'Check the path.',
  ] as const
  return Object.hasOwn(systemFailures, code) ? (systemFailures[code] ?? unknown) : unknown
}
