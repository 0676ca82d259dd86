import { hintsNothing, secretHints } from '../text/secret-hints.ts'
import { findSecrets, type SecretOptions } from '../text/secrets.ts'
import { MARK } from './redaction-mark.ts'
import { redactUrl } from './redact-url.ts'

const urls = /([A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s"'<>\\]+)/

/** Hides the credentials that detectors find in a text, in its URLs part by part. */
export function redactText(text: string, options: SecretOptions = {}): string {
  if (text.length < 8) return text
  if (!text.includes('://')) return hideSecrets(text, options)
  if (isPlainUrl(text)) return text
  return text
    .split(urls)
    .map((part, i) => (i % 2 === 1 ? redactUrl(part) : hideSecrets(part, options)))
    .join('')
}

function hideSecrets(text: string, options: SecretOptions): string {
  let rest = 0
  let hidden = ''
  for (const { start, end } of findSecrets(text, options)) {
    hidden += `${text.slice(rest, start)}${MARK}`
    rest = end
  }
  return rest === 0 ? text : hidden + text.slice(rest)
}

/** Most texts with a URL are one URL without anything to look at: no query, no long stretch, no user. */
function isPlainUrl(text: string): boolean {
  return !/[\s?#%@]/.test(text) && hintsNothing(secretHints(text, true))
}
