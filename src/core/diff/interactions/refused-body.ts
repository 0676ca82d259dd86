import { escapeToken } from '../../json/pointer.ts'
import { tokenKey, type Place } from '../../json/place.ts'
import type { Origin } from '../../shape/schema/schema.ts'
import type { Change } from '../change.ts'
import type { Violation } from '../check/violation.ts'
import { tell, type Subject } from './telling.ts'

/** An example in a body that the schema does not admit. */
export function refusedBody(
  subject: Subject,
  direction: 'request' | 'response',
  { place, expected, actual, origin }: Violation,
  body: Origin,
): Change {
  return tell(subject, {
    fact: 'interaction.body-refused',
    direction,
    place,
    at: place === '' ? 'body' : 'property',
    base: expected,
    revision: actual,
    contract: origin,
    pact: { file: body.file, pointer: body.pointer + pointerTo(place) },
  })
}

/** As far as the place names one value: of several items none is meant more than the others. */
function pointerTo(place: Place): string {
  const tokens = place.split('/').slice(1)
  const many = tokens.findIndex(token => token === '*' || token.startsWith('{'))
  const known = many < 0 ? tokens : tokens.slice(0, many)
  return known.map(token => `/${escapeToken(tokenKey(token))}`).join('')
}
