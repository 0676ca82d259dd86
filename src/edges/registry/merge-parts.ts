import { KnownError, StoreError } from '../../errors.ts'

/** Adds encoded tallies, at least one. Throws when one of them is damaged; `where` names them for people. */
export type MergeTallies = (parts: readonly Uint8Array[], where: string) => Uint8Array

/** A single part is merged too: so a damaged one is found where it is read, not later. */
export function mergeParts(
  merge: MergeTallies,
  parts: readonly Uint8Array[],
  store: string,
  intervalStart: number,
): Uint8Array {
  const where = `${store}, hour ${new Date(intervalStart).toISOString().slice(0, 13)} UTC`
  try {
    // Postgres hands out Buffers, whose methods differ from those of plain bytes.
    return merge(
      parts.map(part => new Uint8Array(part)),
      where,
    )
  } catch (cause) {
    if (cause instanceof KnownError) throw cause
    throw new StoreError(
      where,
      'a tally is damaged',
      'Restore the registry from a copy, or move it away to start a new one; it was left as it is.',
      { cause },
    )
  }
}
