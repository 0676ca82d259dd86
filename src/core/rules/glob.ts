/**
 * Whether a text matches a pattern. `*` stands for anything without a slash, `**` for anything at all; the rest
 * stands for itself. Takes time in proportion to the two lengths multiplied, whatever the pattern.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const tokens = pattern.match(/\*\*|\*|[^*]/gsu) ?? []
  // The token positions that the text so far can have reached.
  let reached = skipStars(tokens, new Set([0]))
  for (const unit of text) {
    const next = new Set<number>()
    for (const at of reached) {
      const token = tokens[at]
      if (token === '**' || (token === '*' && unit !== '/')) next.add(at)
      if (token === unit) next.add(at + 1)
    }
    if (next.size === 0) return false
    reached = skipStars(tokens, next)
  }
  return reached.has(tokens.length)
}

/** A star may also stand for nothing. */
function skipStars(tokens: readonly string[], positions: ReadonlySet<number>): Set<number> {
  const all = new Set<number>()
  for (let at of positions) {
    all.add(at)
    while (tokens[at]?.startsWith('*')) all.add(++at)
  }
  return all
}
