/** Why an exchange says nothing about the shape of answers: neither a pass nor drift. */
export type InconclusiveReason =
  | 'auth-wall'
  /** `{}` to a request with a credential: some answer so to an expired one, and to others it is all there is. */
  | 'empty-object'
  | 'rate-limit'
  | 'web-page'
  | 'server-error'
  | 'empty-body'
  | 'not-modified'
  | 'refused-body'
  | 'redirect'
  | 'error-answer'

export interface Inconclusive {
  readonly inconclusive: InconclusiveReason
  /** One sentence for people, with what to do. Never a value of the answer. */
  readonly sentence: string
}

/** `answer`: a shape to compare. A 404 or 410 is one; so is an error of the request's own making. */
export type Classification = 'answer' | Inconclusive

export function inconclusive(reason: InconclusiveReason, sentence: string): Inconclusive {
  return { inconclusive: reason, sentence }
}

export function rateLimit(status: number): Inconclusive {
  return inconclusive(
    'rate-limit',
    `The API's limit of requests is used up (${status}). Try again later, or less often.`,
  )
}
