import type { Media } from '../../../contract/contract.ts'
import type { Body } from '../../../exchange/exchange.ts'
import { isJsonType } from '../../../exchange/media-type.ts'
import { isObject, property, type Json } from '../../../json/json.ts'
import { parseJson } from '../../../json/parse.ts'
import type { Direction, LazyAllowed } from '../../../shape/allowed/allowed.ts'
import { allowedOf } from '../../../shape/allowed/lower.ts'
import type { Schema } from '../../../shape/schema/schema.ts'
import { fieldValue } from './parameter-value.ts'
import type { Style } from './read-text.ts'
import { fieldPairs, unescape, type WirePairs } from './wire-text.ts'

type Form = Extract<Body, { kind: 'form' }>

/**
 * The object that a form is, each field read by the style or the media type that `encoding` gives it, with values of
 * the kinds that the schema asks for. A file stands as a text: of what is in it nothing is said.
 *
 * @see OpenAPI 3.1.1, section "Encoding Object".
 */
export function formValue(
  { fields, files = [] }: Form,
  media: Media,
  schema: Schema,
  direction: Direction,
): Json {
  const sent = files.map(({ name }): readonly [string, string] => [name, ''])
  return objectOf(fieldPairs([...fields, ...sent]), media, schema, direction)
}

/** The same of the whole query, where the contract takes it as one form. */
export function queryValue(
  query: WirePairs,
  media: Media,
  schema: Schema,
  direction: Direction,
): Json {
  return objectOf(query, media, schema, direction)
}

function objectOf(pairs: WirePairs, media: Media, schema: Schema, direction: Direction): Json {
  const { branches } = allowedOf([[schema]], direction)()
  const listed = new Map<string, LazyAllowed>()
  for (const branch of branches ?? [])
    for (const [name, lazy] of branch.properties) if (!listed.has(name)) listed.set(name, lazy)
  const taken = new Set<string>()
  const members: [string, Json][] = []
  for (const [name, lazy] of listed) {
    const found = readField(name, pairs, media, lazy)
    for (const one of found?.names ?? []) taken.add(one)
    if (found?.value !== undefined) members.push([name, found.value])
  }
  const open = branches?.find(branch => branch.additionalStated)?.additional
  for (const [name, raw] of pairs.values) {
    if (taken.has(name)) continue
    const found = open === undefined ? null : readField(name, pairs, media, open)
    const texts = raw.map(text => unescape(text, pairs.escaping))
    members.push([name, found?.value ?? (texts.length === 1 ? (texts[0] ?? '') : texts)])
  }
  return Object.fromEntries(members)
}

function readField(
  name: string,
  pairs: WirePairs,
  { encoding }: Media,
  lazy: LazyAllowed,
): ReturnType<typeof fieldValue> {
  const stated = property(encoding, name)
  const own = isObject(stated) ? stated : {}
  const type = property(own, 'contentType')
  const raw = pairs.values.get(name)
  if (typeof type === 'string' && isJsonType(type.toLowerCase()) && raw?.length === 1) {
    const parsed = parseJson(unescape(raw[0] ?? '', pairs.escaping))
    if (parsed.ok) return { value: parsed.value, names: [name], isEmpty: false }
  }
  return fieldValue(styleOf(name, own), pairs, lazy)
}

function styleOf(name: string, own: { readonly [key: string]: Json }): Style {
  const stated = property(own, 'style')
  const style = typeof stated === 'string' ? stated : 'form'
  const explode = property(own, 'explode')
  return { name, style, explode: typeof explode === 'boolean' ? explode : style === 'form' }
}
