import { isNameOrSlug } from '../text/key-signs.ts'
import { decodePercentFully } from '../text/percent.ts'
import { MARK } from './redaction-mark.ts'

const MAX_LENGTH = 200

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Classes that all instances of one parameter share, in the order they are asked. */
const classes: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['uuid', uuid],
  ['email', /^.+@[^@\s]+\.[^@\s]+$/s],
  ['id', /^-?\d+$/],
  ['date', /^\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:?\d\d.*)?$/],
  ['date', /^\d{4}-(?:0[1-9]|1[0-2]|W\d\d|Q[1-4])$/i],
  ['ip', /^(?:\d{1,3}\.){3}\d{1,3}$/],
  ['ip', /^(?=.*::|(?:[^:]*:){7})[0-9a-f:.]{2,45}$/i],
  ['version', /^v?\d+(?:\.\d+)+(?:[-+.][0-9a-z.-]+)?$/i],
  ['phone', /^\+?(?=(?:\D*\d){7})\(?\d[\d .()-]+$/],
  ['id', /^-?[\d.,;:_-]*\d[\d.,;:_-]*$/],
]

/** The ends of files, so that `123.json` and `456.json` are one. */
const fileEnd =
  /^(.+)(\.(?:json|xml|csv|txt|html?|pdf|png|jpe?g|gif|svg|zip|gz|ya?ml|md|ndjson|ics))$/i

/** `123:cancel`: a resource and what is done to it. */
const verbEnd = /^(.+)(:[a-z][A-Za-z]+)$/

/**
 * What stands for a path segment in a template: a word stays, data becomes `{id}`, `{uuid}`, `{date}` and
 * so on. Only what all instances of a parameter share decides, so that every id gives the same template.
 */
export function templateOfSegment(segment: string): string {
  const text = decodePercentFully(segment)
  // Nobody writes words of that length, and patterns take their time.
  if (text.length > MAX_LENGTH) return '{id}'
  if (text === '' || /^\{[\w-]+\}$/.test(text)) return text
  if (text === MARK) return '{token}'
  for (const [name, pattern] of classes) if (pattern.test(text)) return `{${name}}`
  for (const end of [fileEnd, verbEnd]) {
    const [, base = '', rest = ''] = end.exec(text) ?? []
    if (base !== '') {
      const inner = templateOfSegment(base)
      return inner.startsWith('{') ? `${inner}${rest}` : text
    }
  }
  if (/[^\w.~:@!$*'-]/.test(text)) return isList(text) ? '{id}' : '{name}'
  if (!isWord(text)) return '{id}'
  return isNameOrSlug(text) ? '{name}' : text
}

function isList(text: string): boolean {
  const parts = text.split(/[,;|]/)
  return parts.length > 1 && parts.every(part => part === '' || templateOfSegment(part) !== part)
}

function isWord(text: string): boolean {
  if (text.length > 64) return false
  return text.split(/[-_.~:@!$*']/).every(part => part === '' || isWordPart(part))
}

/** `orders`, `v1`, `oauth2`, `OpenAPI`, `2fa`; not `12`, `a1b2c3`, `dQw4w9WgXcQ`. */
function isWordPart(part: string): boolean {
  if (/^(?:[a-z]{1,30}\d{0,2}|\d[a-z]{1,3})$/i.test(part)) return !looksRandom(part)
  return /^(?:sha\d{1,3}|md5|base64|utf8|utf16|h26[45]|x509|mp[34]|s3|ec2|k8s|i18n|l10n|a11y)$/i.test(
    part,
  )
}

/** No word has so many consonants in a row; written together with abbreviations, a few have. */
function looksRandom(part: string): boolean {
  if (part.length < 8) return false
  const oneCase = part === part.toLowerCase() || part === part.toUpperCase()
  return oneCase ? /[^aeiouy\d]{7}/i.test(part) : /[^aeiouy\d]{5}/i.test(part)
}
