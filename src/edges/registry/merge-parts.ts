import { StoreError } from '../../errors.ts'

/** Adds encoded tallies, at least one; throws when one of them is not a tally. */
export type MergeTallies = (parts: readonly Uint8Array[]) => Uint8Array

/** A single part is merged too: so a damaged one is found where it is read, not later. */
export function mergeParts(
  merge: MergeTallies,
  parts: readonly Uint8Array[],
  where: string,
  intervalStart: number,
): Uint8Array {
  try {
    // Postgres hands out Buffers, whose methods differ from those of plain bytes.
    return merge(parts.map(part => new Uint8Array(part)))
  } catch (cause) {
    const hour = new Date(intervalStart).toISOString().slice(0, 13)
    throw new StoreError(
      where,
      `a tally of the hour ${hour} UTC is damaged`,
      'Restore the registry from a copy, or move it away to start a new one; it was left as it is.',
      { cause },
    )
  }
}
