import type { Row } from '../../bench/row.ts'

/** One public suite: what it measures, from the folder that holds all suites. */
export interface Suite {
  readonly id: string
  readonly summary: string
  /** Tells what was missed, line by line. Throws `SuiteMissing` where the folder has no such suite. */
  readonly run: (
    suites: string,
    tell: (line: string) => void,
  ) => Promise<readonly Row[]> | readonly Row[]
}

/** The folder of suites does not hold this one, so that nothing was measured. */
export class SuiteMissing extends Error {
  override readonly name = 'SuiteMissing'

  constructor(folder: string) {
    super(`There is no suite in ${folder}. SUITES names the folder that holds the suites.`)
  }
}

/** What the suite is made of comes with the peers of the benchmarks, which are too large for every install. */
export class PeersMissing extends Error {
  override readonly name = 'PeersMissing'

  constructor() {
    super("  left out: it needs GitHub's own document, which npm ci in bench/ installs")
  }
}

/** A share in per cent that has to reach the goal. */
export function shareRow(id: string, work: string, share: number, atLeast: number): Row {
  const ours = Math.round(share * 10_000) / 100
  const goal = `≥ ${atLeast} %`
  return { id, work, unit: '%', ours, beside: {}, ratio: null, goal, met: share * 100 >= atLeast }
}

/** A count that has to stay at or below the goal. */
export function countRow(id: string, work: string, ours: number, atMost: number): Row {
  const goal = `≤ ${atMost}`
  return { id, work, unit: 'cases', ours, beside: {}, ratio: null, goal, met: ours <= atMost }
}
