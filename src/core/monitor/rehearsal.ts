import { tokenKey, type Place } from '../json/place.ts'
import { kinds, type Kind } from '../shape/kind.ts'
import { parseDuration } from './duration.ts'

/** A change that is played into an answer to see what would happen. */
export type RehearsedChange =
  | {
      readonly kind: 'remove' | 'null' | 'empty'
      readonly at: readonly PlaceStep[]
      readonly place: Place
    }
  | {
      readonly kind: 'rename'
      readonly at: readonly PlaceStep[]
      readonly place: Place
      readonly to: string
    }
  | {
      readonly kind: 'retype'
      readonly at: readonly PlaceStep[]
      readonly place: Place
      readonly type: Kind
    }
  | { readonly kind: 'remove-header'; readonly name: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'slow'; readonly ms: number }

/** One step into a body: a key, every item, every key that is data of one kind (`key`: every key), one alternative. */
export type PlaceStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'data-keys'; readonly of: string }
  | { readonly kind: 'alternative'; readonly tag: string }

export type ReadRehearsal =
  | { readonly ok: true; readonly change: RehearsedChange }
  | { readonly ok: false; readonly problem: string }

export const rehearsalExamples: readonly string[] = [
  'remove /items/*/total',
  'remove header:link',
  'null /items/*/email',
  'rename /items/*/total /items/*/amount',
  'retype /items/*/id string',
  'empty /items',
  'status 500',
  'slow 5s',
]

/** Reads what follows `--rehearse`. What cannot be read comes back as a sentence with examples. */
export function readRehearsal(text: string): ReadRehearsal {
  const [verb = '', first, second, ...rest] = text.trim().split(/\s+/)
  if (rest.length > 0) return refuse(`'${verb}' takes fewer words`)
  if (first === undefined)
    return refuse(verb === '' ? 'it is empty' : `'${verb}' wants one more word`)
  if (verb === 'status')
    return second === undefined ? readStatus(first) : refuse('a status is one number')
  if (verb === 'slow')
    return second === undefined ? readSlow(first) : refuse('a duration is one word')
  if (verb === 'remove' && first.startsWith('header:') && second === undefined)
    return { ok: true, change: { kind: 'remove-header', name: first.slice(7).toLowerCase() } }
  const at = readPlace(first)
  if (at === null) return refuse(`'${first}' is no place in a body`)
  if (verb === 'rename' || verb === 'retype') {
    if (second === undefined) return refuse(`'${verb}' wants two words after it`)
    return verb === 'rename' ? readRename(first, at, second) : readRetype(first, at, second)
  }
  if (second !== undefined) return refuse(`'${verb}' takes one word`)
  if (verb === 'remove' && at.length === 0)
    return refuse('the whole body cannot be removed; make it empty')
  if (verb === 'remove' || verb === 'null' || verb === 'empty')
    return { ok: true, change: { kind: verb, at, place: first } }
  return refuse(`'${verb}' is not known`)
}

/** The steps of a place in a body; null for anything else. `/` alone is the whole body. */
export function readPlace(place: Place): readonly PlaceStep[] | null {
  if (place === '/') return []
  if (!place.startsWith('/')) return null
  return place.slice(1).split('/').flatMap(readToken)
}

function readToken(token: string): readonly PlaceStep[] {
  const [, name = '', tags = ''] = /^([^[]*)((?:\[[^\]]*\])*)$/.exec(token) ?? [token, token, '']
  const alternatives = [...tags.matchAll(/\[([^\]]*)\]/g)].map(([, tag]): PlaceStep => ({
    kind: 'alternative',
    tag: tokenKey(tag ?? ''),
  }))
  if (name === '*') return [{ kind: 'items' }, ...alternatives]
  if (/^\{[^}]+\}$/.test(name))
    return [{ kind: 'data-keys', of: name.slice(1, -1) }, ...alternatives]
  return [{ kind: 'key', key: tokenKey(name) }, ...alternatives]
}

function readRename(place: Place, at: readonly PlaceStep[], target: string): ReadRehearsal {
  const cut = place.lastIndexOf('/')
  const parent = place.slice(0, cut + 1)
  const to = target.startsWith('/') ? target.slice(target.lastIndexOf('/') + 1) : target
  if (at.at(-1)?.kind !== 'key') return refuse('only a key can be renamed')
  if (
    target.startsWith('/') &&
    !(target.startsWith(parent) && target.length === parent.length + to.length)
  )
    return refuse('a key is renamed where it stands: both places must be in the same object')
  if (to === '' || to === place.slice(cut + 1)) return refuse('the new name must be another one')
  return { ok: true, change: { kind: 'rename', at, place, to: tokenKey(to) } }
}

function readRetype(place: Place, at: readonly PlaceStep[], type: string): ReadRehearsal {
  const kind = kinds.find(known => known === type)
  return kind
    ? { ok: true, change: { kind: 'retype', at, place, type: kind } }
    : refuse(`'${type}' is none of ${kinds.join(', ')}`)
}

function readStatus(text: string): ReadRehearsal {
  return /^[1-5]\d\d$/.test(text)
    ? { ok: true, change: { kind: 'status', status: Number(text) } }
    : refuse('a status is a number from 100 to 599')
}

function readSlow(text: string): ReadRehearsal {
  const ms = parseDuration(text)
  return ms === null
    ? refuse(`'${text}' is no duration such as 5s`)
    : { ok: true, change: { kind: 'slow', ms } }
}

function refuse(problem: string): ReadRehearsal {
  return {
    ok: false,
    problem: `--rehearse: ${problem}. Examples: ${rehearsalExamples.join(' · ')}`,
  }
}
