import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import { decodePercent } from '../../text/percent.ts'
import type { Generator, Multimap, ProviderState } from './pact.ts'

/** A list of states (version 3 and later), or the one of versions 1 and 2, whose key was written in two ways. */
export function readStates(interaction: JsonObject): readonly ProviderState[] {
  const list = property(interaction, 'providerStates')
  if (isArray(list)) {
    return list.flatMap((state): readonly ProviderState[] => {
      if (typeof state === 'string') return [{ name: state, params: {} }]
      const name = isObject(state) ? property(state, 'name') : undefined
      const params = isObject(state) ? property(state, 'params') : undefined
      if (typeof name !== 'string') return []
      return [{ name, params: isObject(params) ? params : {} }]
    })
  }
  const one = property(interaction, 'providerState') ?? property(interaction, 'provider_state')
  return typeof one === 'string' && one !== '' ? [{ name: one, params: {} }] : []
}

/** Values as a text or as a list of texts; numbers and booleans as libraries wrote them by mistake. */
export function readMultimap(value: Json | undefined): Multimap {
  if (!isObject(value)) return new Map()
  return new Map(
    Object.entries(value).map(([name, values]) => [
      name,
      (isArray(values) ? values : [values]).map(textOf),
    ]),
  )
}

/** `a=1&b=2&a=3`, as versions 1 and 2 write it. Empty parts, such as after the last `&`, say nothing. */
export function readQueryText(text: string): Multimap {
  const query = new Map<string, string[]>()
  for (const part of text.replace(/^\?/, '').split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decoded(equals < 0 ? part : part.slice(0, equals))
    const values = query.get(name)
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1))
    if (values === undefined) query.set(name, [value])
    else values.push(value)
  }
  return query
}

function decoded(text: string): string {
  return decodePercent(text.replaceAll('+', ' '))
}

function textOf(value: Json): string {
  if (typeof value === 'string') return value
  return value === null ? '' : JSON.stringify(value)
}

/** The first value of a header, whatever the case of its name. */
export function headerIn(headers: Multimap, name: string): string | null {
  for (const [key, values] of headers) {
    if (key.toLowerCase() === name) return values[0] ?? null
  }
  return null
}

/** Kept as they are: by category and path, or the one of a category without paths. */
export function readGenerators(value: Json | undefined): readonly Generator[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([category, entries]): readonly Generator[] => {
    if (!isObject(entries)) return []
    if (typeof property(entries, 'type') === 'string') {
      return [{ category, path: '', generator: entries }]
    }
    return Object.entries(entries).flatMap(([path, generator]) =>
      isObject(generator) ? [{ category, path, generator }] : [],
    )
  })
}

/** The member and where it stands, under the first of its names that is there. */
export function memberOf(
  object: JsonObject,
  at: Pointer,
  names: readonly string[],
): { readonly value: Json | undefined; readonly at: Pointer } {
  const name = names.find(key => Object.hasOwn(object, key)) ?? names[0] ?? ''
  return { value: property(object, name), at: appendToken(at, name) }
}
