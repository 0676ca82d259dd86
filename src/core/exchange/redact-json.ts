import { isArray, isObject, property, type Json, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse.ts'
import { secretName, type SecretName } from '../text/secret-names.ts'
import { isSecretNumber, type SecretOptions } from '../text/secrets.ts'
import { keyFacts, type KeyFacts } from './key-facts.ts'
import { MARK } from './redaction-mark.ts'
import { redactText } from './redact-text.ts'

/**
 * Hides credentials at any depth, by the name of the field and by look. Kinds stay: a string becomes
 * the mark, an integer 0, another number 0.5. Returns the same value where there was nothing to hide.
 * Needs a depth that `parseJson` admits.
 */
export function redactJson(value: Json): Json {
  return redact(value, null, false)
}

/** Like `redactText`, and where the text is a JSON document, by the names in it. */
export function redactString(text: string, options: SecretOptions = {}): string {
  if (!/^\s*[[{]/.test(text)) return redactText(text, options)
  const parsed = parseJson(text)
  if (!parsed.ok) return redactText(text, options)
  const redacted = redactJson(parsed.value)
  // The same text where nothing is to hide, so that its spelling stays.
  return redacted === parsed.value ? text : JSON.stringify(redacted)
}

function redact(value: Json, hide: SecretName | null, identifies: boolean): Json {
  if (typeof value === 'string') {
    if (hide !== null) return value === '' ? value : MARK
    return value.length < 8 ? value : redactString(value, { random: !identifies })
  }
  if (typeof value === 'number') return redactNumber(value, hide)
  if (isArray(value)) return redactArray(value, hide, identifies)
  return typeof value === 'object' && value !== null ? redactObject(value, hide) : value
}

function redactNumber(value: number, hide: SecretName | null): number {
  if (hide !== 'secret' && !isSecretNumber(value)) return value
  return Number.isInteger(value) ? 0 : 0.5
}

function redactArray(
  array: readonly Json[],
  hide: SecretName | null,
  identifies: boolean,
): readonly Json[] {
  let copy: Json[] | undefined
  for (let i = 0; i < array.length; i++) {
    const item = array[i] ?? null
    const redacted = redact(item, hide, identifies)
    if (redacted !== item) (copy ??= [...array])[i] = redacted
  }
  return copy ?? array
}

function redactObject(object: JsonObject, inherited: SecretName | null): JsonObject {
  const keys = Object.keys(object)
  let changed = false
  const values: Json[] = []
  for (const key of keys) {
    const facts = keyFacts(key)
    const value = object[key] ?? null
    const passedOn = facts.describes ? null : inherited
    const hide = hideOf(facts, value, passedOn) ?? (facts.holdsValue ? labelOf(object) : null)
    const redacted = redact(value, hide, facts.identifies)
    values.push(redacted)
    if (facts.isSecret || redacted !== value) changed = true
  }
  return changed ? rebuild(object, keys, values) : object
}

function rebuild(object: JsonObject, keys: readonly string[], values: readonly Json[]): JsonObject {
  const taken = new Set<string>()
  const shown = keys.map(key => freeKey(keyFacts(key).isSecret ? MARK : key, taken, object))
  // fromEntries defines, so that a key `__proto__` stays a key.
  return Object.fromEntries(shown.map((key, i) => [key, values[i] ?? null]))
}

function hideOf(
  { name, isThing }: KeyFacts,
  value: Json,
  inherited: SecretName | null,
): SecretName | null {
  if (name !== null && !(isThing && isObject(value))) return name
  return inherited
}

/** `{ "name": "password", "value": "…" }`: the label is in a neighbour. */
function labelOf(object: JsonObject): SecretName | null {
  for (const key of ['name', 'key', 'field', 'header', 'label', 'id', 'parameter']) {
    const label = property(object, key)
    const name = typeof label === 'string' ? secretName(label) : null
    if (name !== null) return name
  }
  return null
}

/** Two keys that are both hidden stay two keys: `[redacted]`, `[redacted 2]`. */
function freeKey(key: string, taken: Set<string>, object: JsonObject): string {
  let free = key
  if (key === MARK) {
    const isTaken = (): boolean => taken.has(free) || (free !== key && Object.hasOwn(object, free))
    for (let n = 2; isTaken(); n++) free = `[redacted ${n}]`
  }
  taken.add(free)
  return free
}
