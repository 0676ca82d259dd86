import type { StatusClass } from '../../contract/pact/matching-rules.ts'

const ranges: Readonly<Record<StatusClass, readonly [from: number, to: number]>> = {
  info: [100, 199],
  success: [200, 299],
  redirect: [300, 399],
  clientError: [400, 499],
  serverError: [500, 599],
  nonError: [100, 399],
  error: [400, 599],
}

/** Whether a status is one of those, or of the class. */
export function hasStatus(status: StatusClass | readonly number[], actual: number): boolean {
  if (typeof status !== 'string') return status.includes(actual)
  const [from, to] = ranges[status]
  return actual >= from && actual <= to
}
