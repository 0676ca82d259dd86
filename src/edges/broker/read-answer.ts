import { isArray, isObject, property, type Json } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import { InputError } from '../../errors.ts'

const MAX_SAID = 200

/** @throws InputError where it is no JSON: a proxy or a login page answered. */
export function readJson(operation: string, text: string): Json {
  if (text.trim() === '') return null
  const parsed = parseJson(text)
  if (parsed.ok) return parsed.value
  throw new InputError(
    operation,
    'the answer is not JSON, so it is none of a Pact Broker',
    'Check the address: something else may listen there.',
  )
}

/** What a broker says of a refusal, on one line; `''` where that is nothing, or a page. */
export function saidBy(text: string): string {
  const parsed = parseJson(text)
  if (!parsed.ok) return ''
  const words = wordsOf(parsed.value)
    .join('; ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
  return words.length > MAX_SAID ? `${words.slice(0, MAX_SAID)}…` : words
}

function wordsOf(answer: Json): readonly string[] {
  if (!isObject(answer)) return []
  const errors = property(answer, 'errors') ?? property(answer, 'error') ?? null
  const message = property(answer, 'message') ?? property(answer, 'detail') ?? null
  return [...textsIn(errors, 0), ...textsIn(message, 0)]
}

/** Errors are texts, lists of them, or these by the name of a field. */
function textsIn(value: Json, depth: number): readonly string[] {
  if (typeof value === 'string') return [value]
  if (depth > 3) return []
  if (isArray(value)) return value.flatMap(item => textsIn(item, depth + 1))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, depth + 1).map(text => (key === 'message' ? text : `${key}: ${text}`)),
  )
}
