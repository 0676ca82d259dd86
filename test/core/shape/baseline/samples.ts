import type { Subject } from '../../../../src/core/exchange/subject.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import type { SubjectShape } from '../../../../src/core/shape/baseline/baseline.ts'
import { readPlaces } from '../../../../src/core/shape/tally/read-places.ts'
import { options, tallyOf } from '../tally/samples.ts'

export const subject: Subject = {
  provider: 'acme',
  scope: 'default',
  version: '',
  side: 'response',
  operation: 'GET /v1/orders',
  variant: '',
  status: '200',
  mediaType: 'application/json',
}

/** The shape of some bodies, as a canary would see them. */
export function shapeOf(bodies: readonly Json[], of: Partial<Subject> = {}): SubjectShape {
  return {
    subject: { ...subject, ...of },
    exchanges: bodies.length,
    places: readPlaces(tallyOf(bodies, options)),
  }
}

/** With headers by name, each in so many of the exchanges. */
export function withHeaders(
  shape: SubjectShape,
  headers: Readonly<Record<string, number>>,
): SubjectShape {
  const rows = Object.entries(headers).map(([name, seen]) => ({
    place: `header:${name}`,
    of: shape.exchanges,
    seen,
    kinds: { string: seen },
    formats: {},
  }))
  return { ...shape, places: [...shape.places, ...rows] }
}
