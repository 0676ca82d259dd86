import { labelOf, type Labels } from './labels.ts'

/** One condition on one label. `=~` and `!~` match the whole value. */
export interface Matcher {
  readonly name: string
  readonly op: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

const spelling =
  /^\s*([\p{L}_][\p{L}\p{N}_.:-]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^"{},]*?))\s*$/u

/** `severity=page`, `provider =~ "git(hub|lab)"`. Null when it is no matcher, or its expression is none. */
export function parseMatcher(text: string): Matcher | null {
  const [, name, op, quoted, bare] = spelling.exec(text) ?? []
  if (name === undefined || op === undefined) return null
  const value = quoted?.replaceAll(/\\(.)/gu, '$1') ?? bare ?? ''
  const matcher: Matcher = { name, op: op as Matcher['op'], value }
  return isSound(matcher) ? matcher : null
}

/** All of them hold; none at all always do. */
export function matchesAll(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every(matcher => holds(matcher, labelOf(labels, matcher.name)))
}

export function formatMatcher({ name, op, value }: Matcher): string {
  return `${name}${op}${JSON.stringify(value)}`
}

/** False where the regular expression is none. */
export function isSound({ op, value }: Matcher): boolean {
  return op === '=' || op === '!=' || whole(value) !== null
}

function holds({ op, value }: Matcher, actual: string): boolean {
  if (op === '=') return actual === value
  if (op === '!=') return actual !== value
  return (whole(value)?.test(actual) ?? false) === (op === '=~')
}

function whole(expression: string): RegExp | null {
  try {
    return new RegExp(`^(?:${expression})$`, 'su')
  } catch {
    return null
  }
}
