import { matches, patternOf, type Pattern } from '../check/pattern.ts'

/** Null: the pattern is none that can be read here. Undefined: the text is too long for what the pattern may cost. */
export function matchesRegex(source: string, text: string): boolean | null | undefined {
  const pattern = compiled(source)
  if (pattern === null) return null
  if (text.length > pattern.maxText) return undefined
  return matches(pattern, text)
}

/** Libraries of many languages wrote the patterns: what they mean in ECMAScript is tried in turn. */
function compiled(source: string): Pattern | null {
  return patternOf(source) ?? patternOf(translated(source))
}

const unquoted = /\\([^\w\s^$\\.*+?()[\]{}|/-])/g

/** Flags at the start, anchors of Ruby, possessive quantifiers, and signs that are quoted without need. */
function translated(source: string): string {
  const flags = /^(\^\(\?:)?\(\?([ims]+)\)/.exec(source)
  const body = flags === null ? source : source.slice(flags[0].length)
  const plain = body
    .replaceAll(String.raw`\A`, '^')
    .replaceAll(/\\[zZ]/g, '$')
    .replaceAll(unquoted, '$1')
    .replaceAll('(?P<', '(?<')
    .replaceAll(/([*+?}])\+/g, '$1')
  const outside = plain.replaceAll(/\[(?:\\.|[^\]\\])*\]|\\-/g, part =>
    part === '\\-' ? '-' : part,
  )
  return flags === null ? outside : `${flags[1] ?? ''}(?${flags[2] ?? ''}:${outside})`
}
