import { formatMask, formatNames } from './formats.ts'

const MAX_LENGTH = 64

/**
 * Whether the key of an object is data rather than the name of a field, and which kind of data.
 * Default deny: only what is plainly a name is kept, because keys end up in files, messages and places.
 * A function of the key alone, so that tallies made apart agree.
 *
 * Kept: ASCII identifiers with the digits that real names have (`line2`, `sha256`, `24h`, `image_1024`),
 * marks of formats (`@odata.type`, `$ref`, `_links`, `xml:lang`, `Custom__c`), `+1` and `-1`, `48x48`.
 * Not to be told from names, and so kept too: locales, currencies, slugs and user names of letters alone.
 *
 * @returns null for a field name, else the kind, to be shown as `{kind}`: letters and dashes only.
 */
export function dataKeyKind(key: string): string | null {
  if (key.length > MAX_LENGTH) return 'text'
  if (isPlainName(key)) return null
  if (ANNOTATION.test(key) || COUNTED.test(key) || key === '') return null
  return formatKind(key) ?? writtenKind(key) ?? (isName(key) ? null : idOrText(key))
}

// OData and its relatives: `@odata.type`, `owner@odata.bind`, `x@OData.Community.Display.V1.FormattedValue`.
const ANNOTATION = /^[\w.]*@(?:odata|microsoft|search)\.[a-z\d.]+$/i
// Votes (`+1`, as GitHub counts reactions) and sizes (`48x48`, as Jira names avatars).
const COUNTED = /^(?:[+-]\d|\d{1,4}x\d{1,4})$/

/** Letters and underscores alone: most keys of most bodies, decided without a regular expression. */
function isPlainName(key: string): boolean {
  // Too short for upper case to be a jumble.
  const anyCase = key.length < 8
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (unit >= 97 && unit <= 122) continue
    if (unit === 95 || (anyCase && unit >= 65 && unit <= 90)) continue
    return false
  }
  return key.length > 0
}

function formatKind(key: string): string | null {
  const mask = formatMask(key)
  if (mask === 0) return null
  const format = formatNames.find((_, bit) => (mask & (1 << bit)) !== 0)
  return format === 'uri' ? 'url' : format === 'ipv4' || format === 'ipv6' ? 'ip' : (format ?? null)
}

const WRITTEN: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['date', /^\d{4}[-_/.](?:\d{1,2}|[WQ]\d{1,2})(?:[-_/.]\d{1,2})?$/i],
  ['date', /^\d{1,2}[-_/.]\d{1,2}[-_/.]\d{2,4}$/],
  ['date-time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/],
  ['time', /^\d{1,2}:\d\d(?::\d\d)?$/],
  ['semver', /^[v^~]?\d+\.\d+(?:\.\d+)?(?:\.\d+)?(?:[-+.]?[a-z][\w.+-]*|[-+][\w.+-]+)?$/i],
  ['phone', /^(?=(?:\D*\d){7,15}\D*$)(?:\+|00)?[\d\s().\-/]+$/],
  ['email', /^[^\s@]+@[^\s@]+$/],
  ['url', /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+$/i],
  [
    'file',
    /^[\w-][\w. -]*\.(?:[ch]|[ch]pp|cs|css|csv|gif|go|html?|ini|java|jpe?g|json5?|jsx?|kt|lock|log|md|mjs|mp[34]|pdf|php|png|py|rb|rs|scss|sh|sql|svg|toml|tsx?|txt|vue|webp|xlsx?|xml|ya?ml|zip)$/i,
  ],
  [
    'host',
    /^(?:[a-z0-9-]+\.)+(?:ai|app|biz|ch|co|com|de|dev|edu|es|eu|example|fr|gov|info|io|it|jp|local|localhost|net|nl|org|ru|test|uk|us)(?::\d+)?$/i,
  ],
  ['path', /\//],
]

function writtenKind(key: string): string | null {
  return WRITTEN.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}

// Marks in front, then words of letters and digits joined by `_` or `-`; one prefix with a colon (`xml:lang`,
// `dc:title`), and a mark at the end (`name$`, `tags[]`, as query-minded servers write).
const NAME = /^[@$#_]{0,3}(?:[A-Za-z]{1,12}:)?(?:[A-Za-z0-9]+(?:[_-]+[A-Za-z0-9]+)*)?_{0,2}[$?!]?$/
const MAX_SLUG_WORDS = 6

function isName(key: string): boolean {
  if (!NAME.test(key)) return false
  const words = key.split(/[^A-Za-z0-9]+/).filter(word => word !== '')
  if (key.includes('-') && (words.length > MAX_SLUG_WORDS || /^\d/.test(key))) return false
  // A number in front counts something (`52_week_high`); alone it was digits already.
  const counted = words.length > 1 && /^\d{1,3}$/.test(words[0] ?? '')
  return words.every((word, i) => (i === 0 && counted) || isNameWord(word, i > 0))
}

/** Whether letters and digits are mixed as in a name rather than as in an id. */
function isNameWord(word: string, prefixed: boolean): boolean {
  const parts = word.match(/[A-Za-z]+|\d+/g) ?? []
  if (parts.length > 3 || parts.some(part => part.length > 4 && /^\d/.test(part))) return false
  if (parts.length === 1) return /\d/.test(word) ? prefixed : !isJumbled(word, prefixed)
  if (parts.length === 3 && word.length >= 8 && !/[a-z]{2}/.test(word)) return false
  if (/^\d/.test(word))
    return parts.length === 2 && (parts[0]?.length ?? 0) <= 4 && word.length <= 12
  return !isJumbled(word, prefixed)
}

/**
 * Upper and lower case without a sense: `cus_NffrFeUfNV`. Names in camel case have long words, ids made at
 * random change case every second letter. Behind a prefix, as ids stand, a shorter proof is enough.
 */
function isJumbled(word: string, prefixed: boolean): boolean {
  if (word.length < (prefixed ? 8 : 16)) return false
  const humps = word.match(/[A-Z]+[a-z]*|[a-z]+|\d+/g) ?? []
  return humps.length >= 4 && word.length / humps.length < 3
}

/** A made-up id, or anything else that somebody wrote. */
function idOrText(key: string): string {
  return /^[\w-]+$/.test(key) && /\d|[a-z][A-Z]/.test(key) ? 'id' : 'text'
}
