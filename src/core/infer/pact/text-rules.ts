import type { JsonObject } from '../../json/json.ts'
import { formatsOf, type FormatName } from '../../text/formats.ts'

interface TextRule {
  readonly format: FormatName
  /** What the matcher admits, so that no rule is stricter than the texts it was made from. */
  readonly pattern: RegExp
  readonly matcher: JsonObject
}

// Only what each engine of a Pact library understands: no look-around, no names.
const regexOf = (format: FormatName, pattern: RegExp): TextRule => ({
  format,
  pattern,
  matcher: { match: 'regex', regex: pattern.source },
})

/** The strictest first. Words, numbers in text and encoded bytes are left to `type`: a look alike proves little. */
const textRules: readonly TextRule[] = [
  {
    format: 'date-time',
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)$/,
    matcher: { match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ssXXX" },
  },
  {
    format: 'date-time',
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/,
    matcher: { match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ss.SSSXXX" },
  },
  regexOf(
    'date-time',
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$/,
  ),
  {
    format: 'date',
    pattern: /^\d{4}-\d\d-\d\d$/,
    matcher: { match: 'date', format: 'yyyy-MM-dd' },
  },
  regexOf('time', /^[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$/),
  regexOf('uuid', /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/),
  regexOf('ulid', /^[0-7][0-9A-Za-z]{25}$/),
  regexOf('email', /^[^@ ]+@[^@ ]+\.[^@ ]+$/),
  regexOf('uri', /^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$/),
  regexOf('ipv4', /^[0-9]{1,3}(\.[0-9]{1,3}){3}$/),
  regexOf('ipv6', /^[0-9a-fA-F:.]+$/),
]

export const allTextRules: number = 2 ** textRules.length - 1

/** The rules that hold for a text, as bits. */
export function textRulesOf(text: string): number {
  const formats = formatsOf(text)
  if (formats.length === 0) return 0
  return textRules.reduce(
    (bits, { format, pattern }, index) =>
      formats.includes(format) && pattern.test(text) ? bits | (1 << index) : bits,
    0,
  )
}

/** The strictest rule among those bits; that it is a text, where there is none. */
export function textMatcher(bits: number): JsonObject {
  return textRules.find((_, index) => (bits & (1 << index)) !== 0)?.matcher ?? { match: 'type' }
}
