/** A picture of some hours, and the same in words. */
export interface Chart {
  readonly id: 'latency' | 'failures'
  /** `Latency of acme, by the hour` */
  readonly title: string
  /** What the picture shows, for whoever does not see it. */
  readonly alt: string
  /** Of what the top of the picture stands for: `340 ms`, `12 %`. */
  readonly top: string
  /** Epoch milliseconds: the left end and the right. */
  readonly from: number
  readonly until: number
  readonly series: readonly Series[]
}

export interface Series {
  readonly name: string
  readonly form: 'line' | 'bars'
  /** One for each hour, 0 to 1 of the picture's height; null where nothing was measured. */
  readonly heights: readonly (number | null)[]
}
