import type { Contract } from '../../contract/contract.ts'
import type { HttpInteraction, Pact } from '../../contract/pact/pact.ts'
import { isArray, isObject, type Json } from '../../json/json.ts'
import { isWithin, itemPlace, keyPlace, keyToken, type Place } from '../../json/place.ts'
import type { Where } from '../change.ts'
import { findRoute } from './find-route.ts'

/** What one consumer uses of one message, by its Pact. */
export interface ConsumerReading {
  readonly consumer: string
  /** Upper case. */
  readonly method: string
  /** Path template. */
  readonly path: string
  /** `200`; `''` for what is sent. */
  readonly status: string
  readonly direction: 'request' | 'response'
  /** Every place that the examples of the Pact name, down to the leaves. */
  readonly places: readonly Place[]
}

/** Values that nest deeper than this are read as a whole. */
const MAX_DEPTH = 64

/** What every consumer uses of a provider, one entry for each message of each interaction. */
export function consumersReading(
  pacts: readonly Pact[],
  contract: Contract,
): readonly ConsumerReading[] {
  return pacts.flatMap(pact =>
    pact.interactions.flatMap(interaction => {
      const route = interaction.kind === 'http' ? findRoute(contract, interaction.request) : null
      if (interaction.kind !== 'http' || route === null) return []
      const { method, path } = route.operation
      const of = { consumer: pact.consumer, method, path }
      return [
        { ...of, status: '', direction: 'request' as const, places: sentPlaces(interaction) },
        {
          ...of,
          status: String(interaction.response.status),
          direction: 'response' as const,
          places: readPlaces(interaction),
        },
      ]
    }),
  )
}

/** The consumers that use a place, or something inside or around it; null where no Pact is known to. */
export function consumersAt(
  readings: readonly ConsumerReading[],
): (where: Where, place: Place) => readonly string[] | null {
  const byOperation = Map.groupBy(readings, ({ method, path }) => `${method} ${path}`)
  return ({ method, path, status }, place) => {
    const found = (byOperation.get(`${method} ${path}`) ?? []).filter(
      reading =>
        isStatus(reading.status, status) &&
        reading.places.some(read => isWithin(read, place) || place === ''),
    )
    return found.length === 0 ? null : [...new Set(found.map(one => one.consumer))].sort()
  }
}

/** A change of a range or of the default reaches who expects one of its statuses. */
function isStatus(read: string, changed: string): boolean {
  if (changed === '' || read === '') return changed === read
  if (read === changed || changed.toLowerCase() === 'default') return true
  return /^\dxx$/i.test(changed) && read.startsWith(changed.charAt(0))
}

function sentPlaces({ request }: HttpInteraction): readonly Place[] {
  const { body, query, headers } = request
  return [
    '',
    ...(body.kind === 'json' ? placesIn(body.value) : []),
    ...Array.from(query.keys(), name => `query:${keyToken(name)}`),
    ...Array.from(headers.keys(), name => `header:${keyToken(name.toLowerCase())}`),
  ]
}

function readPlaces({ response }: HttpInteraction): readonly Place[] {
  const { body, headers } = response
  return [
    '',
    ...(body.kind === 'json' ? placesIn(body.value) : []),
    ...Array.from(headers.keys(), name => `header:${keyToken(name.toLowerCase())}`),
  ]
}

function placesIn(value: Json): readonly Place[] {
  const places = new Set<Place>()
  walk(value, '', 0)
  return [...places]

  function walk(at: Json, place: Place, depth: number): void {
    if (place !== '') places.add(place)
    if (depth > MAX_DEPTH) return
    if (isArray(at)) for (const item of at) walk(item, itemPlace(place), depth + 1)
    else if (isObject(at)) {
      for (const key of Object.keys(at)) walk(at[key] ?? null, keyPlace(place, key), depth + 1)
    }
  }
}
