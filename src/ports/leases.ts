/** Who does what only one process may do at a time: `watch`. A lease ends by itself, so that a dead owner blocks nobody. */
export interface Leases {
  /**
   * Takes or renews. All times in epoch milliseconds.
   *
   * @returns null when it is ours until `until`, or who has it.
   */
  take(name: string, owner: string, now: number, until: number): Promise<LeaseHolder | null>
  /** Nothing happens where it belongs to somebody else. */
  release(name: string, owner: string): Promise<void>
}

export interface LeaseHolder {
  readonly owner: string
  readonly until: number
}
