// Longer texts are not matched: the cost could be any, and no pattern in an API description means them.
const MAX_TEXT = 65_536
const MAX_RISKY_TEXT = 24

/** A pattern with the bound on what it may cost. */
export interface Pattern {
  readonly source: string
  readonly expression: RegExp
  /** UTF-16 units; a longer text is taken as matching. */
  readonly maxText: number
}

const compiled = new Map<string, Pattern | null>()
const MAX_COMPILED = 10_000

/**
 * The pattern, or null where it is no regular expression: then it annotates. A repeated group that itself
 * repeats can take exponential time on a text that does not match, so it is only tried on short ones.
 */
export function patternOf(source: string): Pattern | null {
  let pattern = compiled.get(source)
  if (pattern !== undefined) return pattern
  try {
    const expression = new RegExp(source, 'u')
    pattern = { source, expression, maxText: isRisky(source) ? MAX_RISKY_TEXT : MAX_TEXT }
  } catch {
    pattern = null
  }
  if (compiled.size >= MAX_COMPILED) compiled.clear()
  compiled.set(source, pattern)
  return pattern
}

export function matches(pattern: Pattern, text: string): boolean {
  return text.length > pattern.maxText || pattern.expression.test(text)
}

/** Whether a group that repeats without end holds something that does so or an alternative. */
function isRisky(source: string): boolean {
  const open: boolean[] = []
  let inClass = false
  let nested = false
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]
    if (sign === '\\') i++
    else if (inClass) inClass = sign !== ']'
    else if (sign === '[') inClass = true
    else if (sign === '(') open.push(false)
    else if (sign === ')') {
      const repeats = open.pop() ?? false
      const endless = isEndless(source, i + 1)
      nested ||= repeats && endless
      if (open.length > 0 && (repeats || endless)) open[open.length - 1] = true
    } else if (isEndless(source, i) && open.length > 0) open[open.length - 1] = true
  }
  return nested
}

function isEndless(source: string, at: number): boolean {
  const sign = source[at]
  return (
    sign === '*' || sign === '+' || (sign === '{' && /^\{\d+,\}/.test(source.slice(at, at + 12)))
  )
}
