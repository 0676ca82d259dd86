/** One line of `bench/results.json` or `bench/conformance.json`. */
export interface Row {
  /** As in the list of goals: `P6` or `Q1`. One id can have several rows. */
  readonly id: string
  readonly work: string
  readonly unit: string
  readonly ours: number
  /** What others reach, and floors, by name, in the same unit. */
  readonly beside: Readonly<Record<string, number>>
  /** Ours to what the goal names; null where the goal is a bound on `ours` itself. */
  readonly ratio: number | null
  readonly goal: string
  readonly met: boolean
}

/** A measured quantity: the median of the rounds, and how far they spread. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** A row with its spreads, as they are printed. */
export interface Measured {
  readonly row: Row
  readonly spreads: Readonly<Record<string, Spread>>
}

/** What measures the rows of one id. */
export interface Measurement {
  readonly id: string
  /** Whether it runs what `bench/package-lock.json` installs. */
  readonly needsPeers: boolean
  readonly measure: () => Promise<readonly Measured[]>
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number): number => sorted[index] ?? Number.NaN
  const middle = (sorted.length - 1) / 2
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2
  return { median, min: at(0), max: at(sorted.length - 1) }
}
