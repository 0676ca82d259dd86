import { KnownError, StoreError } from '../../errors.ts'
import { damaged } from './migrations.ts'
import type { FailureReader } from './store.ts'

const rights = 'Give its user the right to create and write the schema "tidemark".'
const reach = 'Check that the server runs and that TIDEMARK_REGISTRY names the right host and port.'

/** By SQLSTATE, or by the code of the system call. @see PostgreSQL manual, appendix A. */
const sentences: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  '53100': [
    'the disk of the database is full',
    'Free some space and try again; nothing was changed.',
  ],
  '53300': [
    'the database has no connection left',
    'Raise max_connections, or start fewer workers.',
  ],
  '55P03': ['is locked by another process', 'Wait for it to end, or stop it, and try again.'],
  '40001': ['other processes were in the way', 'Try again.'],
  '40P01': ['other processes were in the way', 'Try again.'],
  '57P03': ['the database is starting up or shutting down', 'Try again in a moment.'],
  '25006': ['the database is read-only', 'Point TIDEMARK_REGISTRY at the primary.'],
  '42501': ['permission denied', rights],
  '28000': ['the database refused the login', 'Check user and password in TIDEMARK_REGISTRY.'],
  '28P01': ['the database refused the login', 'Check user and password in TIDEMARK_REGISTRY.'],
  '3D000': ['there is no such database', 'Create it, or correct TIDEMARK_REGISTRY.'],
  ECONNREFUSED: ['no answer: connection refused', reach],
  ENOTFOUND: ['no answer: host not found', reach],
  EAI_AGAIN: ['no answer: host not found', reach],
  ETIMEDOUT: ['no answer in time', reach],
  ECONNRESET: ['the connection broke', 'Try again; what was not committed will be sent again.'],
  EPIPE: ['the connection broke', 'Try again; what was not committed will be sent again.'],
}

/** Undefined table, column, function or schema; a value that does not fit its column. */
const damageCodes: ReadonlySet<string> = new Set([
  '42P01',
  '42703',
  '42883',
  '3F000',
  '42804',
  '22P02',
])
const transientCodes: ReadonlySet<string> = new Set(['40001', '40P01'])

export function postgresFailures(where: string): FailureReader {
  return {
    isTransient: error => transientCodes.has(codeOf(error)),
    toKnownError(error) {
      if (error instanceof KnownError) return error
      const code = codeOf(error)
      if (damageCodes.has(code)) return damaged(where, error)
      const sentence = sentences[code] ?? sentences[mannerOf(error)]
      if (sentence) return new StoreError(where, ...sentence, { cause: error })
      if (code !== '') {
        return new StoreError(where, `the database failed (${code})`, 'Try again.', {
          cause: error,
        })
      }
      return error as Error
    },
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The driver tells some ways to lose a connection in words only. */
function mannerOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/timeout/i.test(message)) return 'ETIMEDOUT'
  return /connection (terminated|ended|closed)|not queryable/i.test(message) ? 'ECONNRESET' : ''
}
