import { keyFacts } from '../exchange/key-facts.ts'
import { MARK, URL_MARK } from '../exchange/redaction-mark.ts'
import { redactJson } from '../exchange/redact-json.ts'
import type { Headers } from '../exchange/exchange.ts'
import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { dataKeyPlace, itemPlace, keyPlace, type Place } from '../json/place.ts'
import { appendToken, type Pointer } from '../json/pointer.ts'
import { keySigns } from '../text/key-signs.ts'
import { decodePercentFully } from '../text/percent.ts'
import { isSecretParameter, secretName } from '../text/secret-names.ts'
import { isSecretNumber } from '../text/secrets.ts'
import { privateKinds, type PrivateKind } from './private-text.ts'
import type { RecordedBody, RecordedExchange } from './recording.ts'

/** Something in a recording that must not be in git. It never holds the value. */
export interface PrivateSpot {
  readonly side: 'request' | 'response'
  readonly place: Place
  /** Into the recording's file; ends above what could be data itself. */
  readonly pointer: Pointer
  readonly found: PrivateKind
}

type Tell = (place: Place, pointer: Pointer, found: PrivateKind) => void

const named: PrivateKind = { group: 'secret', kind: 'field named as a credential' }

/**
 * What an exchange of a recording holds of credentials and persons: by the names of fields, headers and
 * parameters, and by look, as far as fakes do not have the same look. Each kind once at each place.
 *
 * @param index of the exchange in its file.
 */
export function findPrivate(
  { request, response }: RecordedExchange,
  index: number,
): readonly PrivateSpot[] {
  const spots = new Map<string, PrivateSpot>()
  const telling =
    (side: PrivateSpot['side']): Tell =>
    (place, pointer, found) => {
      const key = JSON.stringify([side, place, found])
      if (!spots.has(key)) spots.set(key, { side, place, pointer, found })
    }
  const root = `/exchanges/${index}`
  findInUrl(request.url, `${root}/request/url`, telling('request'))
  for (const [side, message] of [
    ['request', request],
    ['response', response],
  ] as const) {
    const tell = telling(side)
    findInHeaders(message.headers, `${root}/${side}/headers`, tell)
    findInBody(message.body, `${root}/${side}`, tell)
  }
  return [...spots.values()]
}

function findInUrl(url: string, pointer: Pointer, tell: Tell): void {
  const [, authority = '', path = '', query = ''] =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/is.exec(url) ?? []
  const at = authority.lastIndexOf('@')
  if (at > 0 && authority.slice(0, at) !== URL_MARK) tell('url', pointer, named)
  for (const segment of path.split('/')) {
    for (const found of privateKinds(decodePercentFully(segment), false))
      tell('url', pointer, found)
  }
  for (const [name, value] of new URLSearchParams(query)) {
    const place = `query:${shownName(name)}`
    if (isSecretParameter(name) && isFilled(value)) tell(place, pointer, named)
    else for (const found of privateKinds(value, false)) tell(place, pointer, found)
  }
}

function findInHeaders(headers: Headers, pointer: Pointer, tell: Tell): void {
  for (const [name, value] of headers) {
    const place = `header:${shownName(name).toLowerCase()}`
    const at = appendToken(pointer, name)
    if (secretName(name) !== null && isFilled(value)) tell(place, at, named)
    else for (const found of privateKinds(value, false)) tell(place, at, found)
  }
}

function findInBody(body: RecordedBody, pointer: Pointer, tell: Tell): void {
  if (body.kind === 'json') findInJson(body.json, pointer, tell)
  if (body.kind === 'text') {
    for (const found of privateKinds(body.text)) tell('', `${pointer}/text`, found)
  }
  if (body.kind !== 'form') return
  body.form.forEach(([name, value], i) => {
    const place = keyPlace('', shownName(name))
    const at = `${pointer}/form/${i}`
    if (secretName(name) !== null && isFilled(value)) tell(place, at, named)
    else for (const found of privateKinds(value)) tell(place, at, found)
  })
}

/** The names of fields are asked as the redaction asks them: in all its ways, but never by a random look. */
function findInJson(json: Json, pointer: Pointer, tell: Tell): void {
  if (isQuiet(json)) return
  const plain = withoutTexts(json)
  walk({ value: json, plain, hidden: redactJson(plain) }, '', `${pointer}/json`, tell)
}

/** Whether nothing in it can be told: so it is with most bodies, and places are made of texts. */
function isQuiet(value: Json): boolean {
  if (typeof value === 'string') return privateKinds(value).length === 0
  if (typeof value === 'number') return !isSecretNumber(value)
  if (isArray(value)) return value.every(isQuiet)
  if (!isObject(value)) return true
  for (const key of Object.keys(value)) {
    const { name, isSecret, holdsValue } = keyFacts(key)
    if (name !== null || isSecret || holdsValue || privateKinds(key).length > 0) return false
    if (!isQuiet(value[key] ?? null)) return false
  }
  return true
}

interface Walked {
  readonly value: Json
  /** The same without what texts say, but for names and marks. */
  readonly plain: Json
  /** `plain`, redacted: what differs is hidden for the name that it stands under. */
  readonly hidden: Json
}

const PLAIN = 'x'

function foundIn(value: number): PrivateKind {
  return isSecretNumber(value) ? { group: 'personal', kind: 'card' } : named
}

function withoutTexts(value: Json): Json {
  if (typeof value === 'string') {
    return value === '' || value === MARK || secretName(value) !== null ? value : PLAIN
  }
  if (isArray(value)) return value.map(withoutTexts)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutTexts(member)]),
  )
}

function walk({ value, plain, hidden }: Walked, place: Place, pointer: Pointer, tell: Tell): void {
  if (isArray(value)) {
    value.forEach((item, i) => {
      walk(
        { value: item, plain: itemOf(plain, i), hidden: itemOf(hidden, i) },
        itemPlace(place),
        appendToken(pointer, i),
        tell,
      )
    })
  } else if (isObject(value)) walkObject({ value, plain, hidden }, place, pointer, tell)
  else if (typeof value === 'string') {
    if (plain !== hidden) tell(place, pointer, named)
    else for (const found of privateKinds(value)) tell(place, pointer, found)
  } else if (typeof value === 'number' && plain !== hidden) tell(place, pointer, foundIn(value))
}

function walkObject(
  { value, plain, hidden }: Walked & { readonly value: JsonObject },
  place: Place,
  pointer: Pointer,
  tell: Tell,
): void {
  const hiddenMembers = isObject(hidden) ? Object.values(hidden) : []
  Object.entries(value).forEach(([key, member], i) => {
    const isName = shownName(key) === key
    for (const found of privateKinds(key)) tell(dataKeyPlace(place, 'key'), pointer, found)
    const inside = isName ? keyPlace(place, key) : dataKeyPlace(place, 'key')
    // Redaction renames keys, and keeps their order.
    const members = { value: member, plain: memberOf(plain, key), hidden: hiddenMembers[i] ?? null }
    walk(members, inside, isName ? appendToken(pointer, key) : pointer, tell)
  })
}

function itemOf(list: Json, index: number): Json {
  return isArray(list) ? (list[index] ?? null) : null
}

function memberOf(object: Json, key: string): Json {
  return isObject(object) && Object.hasOwn(object, key) ? (object[key] ?? null) : null
}

function isFilled(value: string): boolean {
  return value !== '' && value !== MARK && value !== URL_MARK
}

/** A key that could be data itself is not told. */
function shownName(key: string): string {
  const isData =
    keyFacts(key).isSecret || keySigns(key).kind !== null || privateKinds(key).length > 0
  return isData ? '{key}' : key
}
