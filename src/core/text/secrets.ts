import { decodeBase64 } from './base64.ts'
import { isCardNumber } from './card-number.ts'
import { decodePercentFully } from './percent.ts'
import { isRandomToken } from './random-token.ts'
import { hintsNothing, secretHints } from './secret-hints.ts'
import { secretPatterns, type SecretKind } from './secret-patterns.ts'

export interface SecretSpan {
  readonly kind: SecretKind
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

export interface SecretOptions {
  /** False where ids are expected: then what only looks random is left alone. True unless told. */
  readonly random?: boolean
}

/** A secret inside base64 inside base64 is looked for; a third layer is content. */
const MAX_LAYERS = 3

/** Below this no pattern can match. */
const MIN_LENGTH = 8

/**
 * The credentials in a text, in order and without overlap. Detectors can miss and can be wrong: what a
 * field is called says more (`secretName`), so callers ask both.
 */
export function findSecrets(text: string, options: SecretOptions = {}): SecretSpan[] {
  const spans = spansIn(text, options.random ?? true, MAX_LAYERS)
  return spans.length < 2 ? spans : merge(spans)
}

export function hasSecret(text: string, options: SecretOptions = {}): boolean {
  return spansIn(text, options.random ?? true, MAX_LAYERS).length > 0
}

/** Whether a number is a payment card. */
export function isSecretNumber(value: number): boolean {
  return Number.isSafeInteger(value) && value > 1e12 && isCardNumber(String(value))
}

function spansIn(text: string, random: boolean, layers: number): SecretSpan[] {
  const hints = secretHints(text)
  if (hintsNothing(hints)) return []
  const spans: SecretSpan[] = []
  for (const { kind, hint, pattern, accept } of secretPatterns) {
    if (!hints[hint]) continue
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {}
      if (accept && !accept({ ...groups, all: match[0] })) continue
      const value = groups['value'] ?? groups['double'] ?? groups['single'] ?? match[0]
      const end = match.index + match[0].length
      spans.push({ kind, start: end - value.length, end })
    }
  }
  if (layers > 0 && hints.token) spans.push(...base64Spans(text, random, layers))
  if (layers > 0 && hints.percent) spans.push(...percentSpans(text, random, layers))
  if (random && hints.token) spans.push(...randomSpans(text))
  return spans
}

/** Subresource integrity and SSH public keys; their pieces look like anything. */
const publicHash = /^(?:sha(?:1|256|384|512)-|AAAA[BCE])/

const candidate = /[A-Za-z0-9+/_=-]{16,}/g

function randomSpans(text: string): SecretSpan[] {
  const spans: SecretSpan[] = []
  for (const match of text.matchAll(candidate)) {
    if (publicHash.test(match[0])) continue
    if (isOpaque(match[0])) spans.push(spanOf('random', match.index, match[0]))
    else if (match[0].includes('/')) {
      for (const piece of match[0].matchAll(/[^/]+/g)) {
        if (isOpaque(piece[0])) spans.push(spanOf('random', match.index + piece.index, piece[0]))
      }
    }
  }
  return spans
}

/** Random, and not just base64 of something that can be read: that is judged by what it says. */
function isOpaque(token: string): boolean {
  return isRandomToken(token) && decodeBase64(token) === null
}

function base64Spans(text: string, random: boolean, layers: number): SecretSpan[] {
  const spans: SecretSpan[] = []
  const holds = (decoded: string): boolean => spansIn(decoded, random, layers - 1).length > 0
  // Content comes in lines of 60 or 76.
  const lines = text.includes('\n')
  if (lines && decodes(text.replace(/[\r\n]+/g, ''), holds)) return [spanOf('encoded', 0, text)]
  for (const match of text.matchAll(candidate)) {
    if (decodes(match[0], holds)) spans.push(spanOf('encoded', match.index, match[0]))
    else if (/[/=]/.test(match[0])) {
      for (const piece of match[0].matchAll(/[^/=]{8,}=*/g)) {
        if (decodes(piece[0], holds)) {
          spans.push(spanOf('encoded', match.index + piece.index, piece[0]))
        }
      }
    }
  }
  return spans
}

function percentSpans(text: string, random: boolean, layers: number): SecretSpan[] {
  const spans: SecretSpan[] = []
  for (const match of text.matchAll(/[^\s"'<>]+/g)) {
    const decoded = decodePercentFully(match[0])
    if (decoded !== match[0] && spansIn(decoded, random, layers - 1).length > 0) {
      spans.push(spanOf('encoded', match.index, match[0]))
    }
  }
  return spans
}

function decodes(token: string, holds: (decoded: string) => boolean): boolean {
  const decoded = decodeBase64(token)
  return decoded !== null && decoded.length >= MIN_LENGTH && holds(decoded)
}

function spanOf(kind: SecretKind, start: number, text: string): SecretSpan {
  return { kind, start, end: start + text.length }
}

function merge(spans: SecretSpan[]): SecretSpan[] {
  const merged: SecretSpan[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && span.start < last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end }
    } else merged.push(span)
  }
  return merged
}
