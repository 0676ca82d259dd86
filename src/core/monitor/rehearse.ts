import type { Exchange } from '../exchange/exchange.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../json/json.ts'
import type { Kind } from '../shape/kind.ts'
import { tagKeyOf } from '../shape/tally/tag.ts'
import { keysOfObject } from '../text/keys-of-object.ts'
import type { PlaceStep, RehearsedChange } from './rehearsal.ts'

/** The answer as it would have been, and at how many places it differs now: 0 means that the place is not in it. */
export interface Rehearsed {
  readonly exchange: Exchange
  readonly hits: number
}

/** Plays a change into an answer. Nothing of the original is touched. */
export function rehearse(exchange: Exchange, change: RehearsedChange): Rehearsed {
  const { response } = exchange
  if (change.kind === 'status')
    return { exchange: { ...exchange, response: { ...response, status: change.status } }, hits: 1 }
  if (change.kind === 'slow') return { exchange: { ...exchange, tookMs: change.ms }, hits: 1 }
  if (change.kind === 'remove-header') {
    const headers = response.headers.filter(([name]) => name !== change.name)
    const hits = response.headers.length - headers.length
    return { exchange: { ...exchange, response: { ...response, headers } }, hits }
  }
  if (response.body.kind !== 'json') return { exchange, hits: 0 }
  const { value, hits } = rehearseJson(response.body.value, change)
  const body = { ...response.body, value }
  return { exchange: { ...exchange, response: { ...response, body } }, hits }
}

export type BodyChange = Exclude<
  RehearsedChange,
  { readonly kind: 'status' | 'slow' | 'remove-header' }
>

/** The same for a value alone. */
export function rehearseJson(
  value: Json,
  change: BodyChange,
): { readonly value: Json; readonly hits: number } {
  let hits = 0
  const edit = (old: Json): Json | undefined => {
    const next = edited(old, change)
    if (next !== old) hits++
    return next
  }
  // Renaming is done to the object that holds the key.
  const steps = change.kind === 'rename' ? change.at.slice(0, -1) : change.at
  return { value: editAt(value, steps, edit) ?? null, hits }
}

/** Undefined removes the value from what holds it. */
function edited(old: Json, change: BodyChange): Json | undefined {
  switch (change.kind) {
    case 'remove':
      return undefined
    case 'null':
      return null
    case 'empty':
      return emptied(old)
    case 'rename': {
      const last = change.at.at(-1)
      return last?.kind === 'key' && isObject(old) ? renamed(old, last.key, change.to) : old
    }
    default:
      return retyped(old, change.type)
  }
}

function editAt(
  value: Json,
  steps: readonly PlaceStep[],
  edit: (old: Json) => Json | undefined,
): Json | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return edit(value)
  const inner = (child: Json): Json | undefined => editAt(child, rest, edit)
  switch (step.kind) {
    case 'items':
      return isArray(value) ? value.map(inner).filter(item => item !== undefined) : value
    case 'data-keys': {
      if (!isObject(value)) return value
      const kindOf = keysOfObject(value)
      return members(value, key => step.of === 'key' || kindOf(key) === step.of, inner)
    }
    case 'alternative':
      return isObject(value) && isTagged(value, step.tag) ? inner(value) : value
    default:
      return isObject(value) ? members(value, key => key === step.key, inner) : value
  }
}

function members(
  object: JsonObject,
  picks: (key: string) => boolean,
  edit: (old: Json) => Json | undefined,
): JsonObject {
  const kept: [string, Json][] = []
  for (const [key, value] of Object.entries(object)) {
    const next = picks(key) ? edit(value) : value
    if (next !== undefined) kept.push([key, next])
  }
  return Object.fromEntries(kept)
}

function isTagged(object: JsonObject, tag: string): boolean {
  const key = tagKeyOf(object, [tag])
  return key !== null && property(object, key) === tag
}

function renamed(object: JsonObject, from: string, to: string): JsonObject {
  if (!Object.hasOwn(object, from)) return object
  const others = Object.entries(object).filter(([key]) => key !== to)
  return Object.fromEntries(others.map(([key, value]) => [key === from ? to : key, value]))
}

function emptied(value: Json): Json {
  if (isArray(value)) return value.length > 0 ? [] : value
  if (isObject(value)) return Object.keys(value).length > 0 ? {} : value
  return ''
}

/** The value as a careless provider would convert it. */
function retyped(value: Json, type: Kind): Json {
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return Boolean(value)
    case 'integer':
      return Math.trunc(numberOf(value))
    case 'number':
      return numberOf(value) + 0.5
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value)
    case 'array':
      return isArray(value) ? value : [value]
    default:
      return isObject(value) ? value : { value }
  }
}

function numberOf(value: Json): number {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : 1
  return Number.isFinite(number) ? number : 1
}
