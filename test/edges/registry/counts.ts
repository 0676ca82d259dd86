// The smallest tally there is: counts by name. The registry must not know what it stores.

export type Counts = Readonly<Record<string, number>>

export function encodeCounts(counts: Counts): Uint8Array {
  const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))
  return new TextEncoder().encode(JSON.stringify(sorted))
}

export function decodeCounts(bytes: Uint8Array): Counts {
  return Object.fromEntries(JSON.parse(new TextDecoder().decode(bytes)) as [string, number][])
}

export function addCounts(a: Counts, b: Counts): Counts {
  const sum: Record<string, number> = { ...a }
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count
  return sum
}

export function mergeCounts(parts: readonly Uint8Array[]): Uint8Array {
  return encodeCounts(parts.map(decodeCounts).reduce(addCounts, {}))
}
