/** One segment of a path template. */
export interface SegmentPattern {
  readonly kind: 'literal' | 'partial' | 'whole'
  readonly names: readonly string[]
  /** The template without its parameters' names: `{}.{}`. */
  readonly shape: string
  readonly literalLength: number
  /** The parameters' values in a decoded segment, or null where it does not match. None is ever empty. */
  match(segment: string): readonly string[] | null
}

/** @param segment of a template, such as `repos`, `{id}` or `{file}.{ext}`. */
export function compileSegment(segment: string): SegmentPattern {
  const names = Array.from(segment.matchAll(/\{([^{}]*)\}/g), slot => slot[1] ?? '')
  const texts = segment.split(/\{[^{}]*\}/)
  const literalLength = texts.join('').length
  const isWhole = names.length === 1 && literalLength === 0
  const kind = names.length === 0 ? 'literal' : isWhole ? 'whole' : 'partial'
  const match = (text: string): string[] | null => captureBetween(texts, text)
  return { kind, names, shape: texts.join('{}'), literalLength, match }
}

/**
 * What stands between the texts. Each text is taken where it comes first, the last one at the very end, so
 * that `{file}.{ext}` gives `a.tar.gz` as `a` and `tar.gz`: no going back, and so no slow input.
 */
function captureBetween(texts: readonly string[], text: string): string[] | null {
  const first = texts[0] ?? ''
  if (!text.startsWith(first)) return null
  const captured: string[] = []
  let at = first.length
  for (const [index, literal] of texts.entries()) {
    if (index === 0) continue
    const isLast = index === texts.length - 1
    const end = isLast ? text.length - literal.length : text.indexOf(literal, at + 1)
    if (end <= at || (isLast && !text.endsWith(literal))) return null
    captured.push(text.slice(at, end))
    at = end + literal.length
  }
  return captured
}
