/**
 * What must not leave this machine in clear: raw records, tokens, queued writes. Kept for a while, then gone.
 * Every failure is a `StoreError`.
 */
export interface Vault {
  /** Replaces what the key held. @param keepMs milliseconds; 7 days unless told. */
  put(key: string, secret: Uint8Array, keepMs?: number): Promise<void>
  /** Undefined for what was never put, was erased or is past its time. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Whether there was something. */
  erase(key: string): Promise<boolean>
  /** Removes what is past its time. @returns how many. */
  sweep(): Promise<number>
}
