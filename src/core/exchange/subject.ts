/** What one shape is kept for. Two answers are compared only when all of these are the same. */
export interface Subject {
  readonly provider: string
  readonly scope: string
  /** The API version that the provider says it served, or `''`. */
  readonly version: string
  readonly side: 'request' | 'response' | 'webhook'
  /** Method and path template: `GET /repos/{owner}/{repo}`. */
  readonly operation: string
  /** GraphQL operation, event type, or a representation that was asked for; else `''`. */
  readonly variant: string
  /** `200`; `''` for a request or webhook. */
  readonly status: string
  /** Without parameters, lower case: `application/json`; `''` for an empty body. */
  readonly mediaType: string
}

/** One text per subject, for use as a key; it sorts by provider, then operation. */
export function subjectKey(subject: Subject): string {
  return JSON.stringify([
    subject.provider,
    subject.scope,
    subject.operation,
    subject.side,
    subject.status,
    subject.mediaType,
    subject.version,
    subject.variant,
  ])
}

/** The subject that `subjectKey` made the key of. */
export function subjectOfKey(key: string): Subject {
  const [provider, scope, operation, side, status, mediaType, version, variant] = JSON.parse(
    key,
  ) as [string, string, string, Subject['side'], string, string, string, string]
  return { provider, scope, version, side, operation, variant, status, mediaType }
}

/** `GET /a/{b}` as its two parts. */
export function splitOperation(operation: string): {
  readonly method: string
  readonly path: string
} {
  const space = operation.indexOf(' ')
  return { method: operation.slice(0, space), path: operation.slice(space + 1) }
}
