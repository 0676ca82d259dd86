import { KnownError } from '../../errors.ts'

/** The broker answered, and it was no success. `status` is the HTTP status. */
export class BrokerError extends KnownError {
  override readonly name = 'BrokerError'
  readonly code = 'broker'
  readonly exit: 2 | 3
  readonly status: number

  constructor(operation: string, status: number, said: string) {
    const row = rowOf(status)
    const quoted = said === '' ? '' : ` (${said})`
    super(`${operation}: ${row.problem}${quoted}. ${row.remedy}`)
    this.status = status
    this.exit = row.exit
  }
}

interface Row {
  readonly problem: string
  readonly remedy: string
  readonly exit: 2 | 3
}

const rows: ReadonlyMap<number, Row> = new Map([
  [
    401,
    {
      problem: 'the broker does not know us (401)',
      remedy:
        "Its token may have expired. Set PACT_BROKER_TOKEN, PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, or give -H 'Authorization: Bearer env:TOKEN'.",
      exit: 3,
    },
  ],
  [
    403,
    {
      problem: 'the broker does not let us do that (403)',
      remedy: 'Use a token that may, such as one of a CI user that can read and write.',
      exit: 3,
    },
  ],
  [
    404,
    {
      problem: 'the broker knows nothing of that name (404)',
      remedy: 'Check the names, the version and the address of the broker.',
      exit: 2,
    },
  ],
  [
    409,
    {
      problem: 'the broker has something else under that name already (409)',
      remedy: 'Publish it as a version of its own; a version that was published does not change.',
      exit: 2,
    },
  ],
  [429, { problem: 'the broker asks us to wait (429)', remedy: 'Try again later.', exit: 3 }],
])

function rowOf(status: number): Row {
  const known = rows.get(status)
  if (known !== undefined) return known
  if (status >= 500) {
    return { problem: `the broker failed (${status})`, remedy: 'Try again later.', exit: 3 }
  }
  if (status >= 300 && status < 400) {
    return {
      problem: `the broker sends us elsewhere (${status})`,
      remedy: 'Give the address that it moved to.',
      exit: 2,
    }
  }
  return {
    problem: `the broker does not take that (${status})`,
    remedy: 'Check what was sent, as the broker says.',
    exit: 2,
  }
}
