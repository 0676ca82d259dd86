/** Percent-decodes UTF-8; what is not a valid escape stays as it is. Never throws. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, escapes => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}

/** Decodes until nothing changes, at most three times: what was encoded twice hides no better. */
export function decodePercentFully(text: string): string {
  let decoded = text
  for (let i = 0; i < 3; i++) {
    const next = decodePercent(decoded)
    if (next === decoded) break
    decoded = next
  }
  return decoded
}
