import { KnownError, StoreError, systemFailure } from '../../errors.ts'
import { damaged } from './migrations.ts'
import type { FailureReader } from './store.ts'

const BUSY = 5
const LOCKED = 6

/** By SQLite's primary result code. @see https://www.sqlite.org/rescode.html */
const sentences: Readonly<Record<number, readonly [problem: string, remedy: string]>> = {
  [BUSY]: ['is locked by another process', 'Wait for it to end, or stop it, and try again.'],
  [LOCKED]: ['is locked by another process', 'Wait for it to end, or stop it, and try again.'],
  3: [
    'permission denied',
    'Give this user the right to it, or set TIDEMARK_REGISTRY to another place.',
  ],
  8: [
    'cannot be written',
    'Give this user the right to write the file and its folder, or set TIDEMARK_REGISTRY to another place.',
  ],
  10: [
    'cannot be read or written, the disk may be full or failing',
    'Free some space or check the disk, and try again; what was committed is unchanged.',
  ],
  13: ['the disk is full', 'Free some space and try again; what was committed is unchanged.'],
  14: [
    'cannot be opened',
    'Check the path and the rights to its folder, or set TIDEMARK_REGISTRY to another place.',
  ],
}

/** Codes that say the file is not what it should be: malformed, wrong schema, no database. */
const damageCodes: ReadonlySet<number> = new Set([1, 11, 20, 26])

export function sqliteFailures(where: string): FailureReader {
  return {
    isTransient: error => [BUSY, LOCKED].includes(sqliteCode(error)),
    toKnownError(error) {
      if (error instanceof KnownError) return error
      const code = sqliteCode(error)
      if (damageCodes.has(code)) return damaged(where, error)
      const sentence = sentences[code]
      if (sentence) return new StoreError(where, ...sentence, { cause: error })
      if (code > 0) {
        return new StoreError(where, `SQLite failed (${code})`, 'Try again.', { cause: error })
      }
      return isSystemError(error)
        ? new StoreError(where, ...systemFailure(error), { cause: error })
        : (error as Error)
    },
  }
}

/** The primary result code, or 0 where it is no error of SQLite. The upper bits only refine it. */
function sqliteCode(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error)) return 0
  return Number(error.errcode) & 0xff
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
