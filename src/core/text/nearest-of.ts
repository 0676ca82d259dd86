/** Longer texts are compared by their start alone. */
const MAX_LENGTH = 120

/** The candidates with the fewest edits to the wish, nearest first; none that has nothing in common with it. */
export function nearestOf(wish: string, candidates: readonly string[], count: number): string[] {
  const wanted = wish.toLowerCase().slice(0, MAX_LENGTH)
  return candidates
    .map(candidate => {
      const other = candidate.toLowerCase().slice(0, MAX_LENGTH)
      const longest = Math.max(wanted.length, other.length, 1)
      return { candidate, distance: editDistance(wanted, other) / longest }
    })
    .filter(({ distance }) => distance < 0.6)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate)
}

/** Levenshtein distance, in one row. */
function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] ?? 0
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      const change = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(change, above + 1, (row[j - 1] ?? 0) + 1)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}
