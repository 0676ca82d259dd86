import { isCardNumber } from './card-number.ts'
import { personalSigns, type PersonalSigns } from './personal-signs.ts'

export type PersonalKind = 'email' | 'phone' | 'ip' | 'card' | 'iban' | 'ssn' | 'address'

export interface PersonalSpan {
  readonly kind: PersonalKind
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

const street =
  'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|square|sq|place|pl|way|terrace|highway|hwy|parkway|pkwy'

interface PersonalPattern {
  readonly kind: PersonalKind
  /** Whether the pattern could match at all. */
  readonly needs: (signs: PersonalSigns) => boolean
  readonly pattern: RegExp
  readonly accept?: (text: string) => boolean
}

const patterns: readonly PersonalPattern[] = [
  {
    kind: 'email',
    needs: ({ at, dots }) => at && dots > 0,
    pattern: /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
  },
  {
    kind: 'iban',
    needs: ({ digits }) => digits > 1,
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/g,
    accept: isIban,
  },
  {
    kind: 'card',
    needs: ({ digits }) => digits > 12,
    pattern: /(?<![\w.-])\d(?:[ -]?\d){12,15}(?![\w.-]*\d)/g,
    accept: text => isCardNumber(text.replace(/\D/g, '')),
  },
  {
    kind: 'ssn',
    needs: ({ digits, dashes }) => digits > 8 && dashes > 1,
    pattern: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
  },
  {
    kind: 'ip',
    needs: ({ digits, dots }) => digits > 3 && dots > 2,
    pattern:
      /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g,
  },
  {
    kind: 'ip',
    needs: ({ colons }) => colons > 1,
    pattern:
      /(?<![0-9A-Fa-f:])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6})(?![0-9A-Fa-f:])/g,
    accept: text => text.length > 8,
  },
  {
    kind: 'phone',
    needs: ({ digits }) => digits > 6,
    pattern:
      /(?<![\w.+-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){5,13}|\(\d{3}\) ?\d{3}[ .-]\d{4}|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}|0\d{2,4}[ /-]\d{5,9})(?![\w-]*\d)/g,
  },
  {
    kind: 'address',
    needs: ({ street }) => street,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:\\d{1,5}[A-Za-z]?,? (?:[\\p{L}.'-]{1,30} ){1,4}(?:${street})\\b\\.?|(?:[\\p{L}'-]{1,30} ){0,2}[\\p{L}-]{0,30}(?:straße|strasse|str\\.|gasse|allee|platz|weg) ?\\d{1,4}[a-z]?|\\d{1,4},? (?:rue|avenue|boulevard|place|chemin|via|calle|avenida) [\\p{L}'-]{2,30}|P\\.? ?O\\.? Box \\d+)`,
      'giu',
    ),
  },
]

/**
 * What in a text can name or reach a person, as far as its look tells: names cannot be told. Overlaps
 * are possible; the order is that of the table, not of the text.
 */
export function findPersonal(text: string): PersonalSpan[] {
  if (text.length < 7) return []
  const signs = personalSigns(text)
  const spans: PersonalSpan[] = []
  for (const { kind, needs, pattern, accept } of patterns) {
    if (!needs(signs)) continue
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (!accept || accept(found)) spans.push({ kind, start: index, end: index + found.length })
    }
  }
  return spans
}

export function hasPersonal(text: string): boolean {
  return findPersonal(text).length > 0
}

/** @see ISO 13616 for the two check digits. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  if (plain.length < 15 || plain.length > 34) return false
  const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replace(/[A-Z]/g, letter =>
    String(letter.charCodeAt(0) - 55),
  )
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
