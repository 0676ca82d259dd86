import type { StatusPattern } from './definition.ts'

/**
 * Whether an answer's status is one that the monitor expects. Where it says nothing, every 2XX and 304 is, and what
 * `known` holds: statuses that the contract or the baseline promises for the operation.
 */
export function isExpectedStatus(
  expected: StatusPattern | readonly StatusPattern[] | undefined,
  known: ReadonlySet<number>,
): (status: number) => boolean {
  if (expected === undefined)
    return status =>
      (status >= 200 && status < 300) || status === 304 || (known.has(status) && status < 400)
  const patterns = [expected].flat()
  return status =>
    patterns.some(pattern => pattern === status || pattern === `${Math.floor(status / 100)}XX`)
}
