import type { Place } from '../json/place.ts'

/** The part of a place that stays when the same schema is used elsewhere: its last key, items included. */
export function tailOf(place: Place): Place {
  if (!place.startsWith('/')) return place
  const tokens = place.split('/').slice(1)
  let from = tokens.length - 1
  while (from > 0 && (tokens[from] === '*' || tokens[from]?.startsWith('{'))) from--
  return tokens.slice(from).join('/')
}
