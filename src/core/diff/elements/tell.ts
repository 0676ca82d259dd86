import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Origin } from '../../shape/schema/schema.ts'
import type { Change, Where } from '../change.ts'
import type { DifferenceOf } from '../keywords/pair-difference.ts'
import { impliedSides } from '../implied-sides.ts'
import type { ElementDetails, ElementFact } from './fact.ts'

/** One comparison of two contracts: where its changes go, and its memory. */
export interface Comparing {
  readonly changes: Change[]
  readonly differenceOf: DifferenceOf
  /** The provider sends what is requested and reads what is answered, as in a callback. */
  readonly isTurned?: boolean
}

export interface Told {
  readonly direction?: Change['direction']
  readonly where?: Partial<Where>
  readonly place?: Place
  readonly base?: Json
  readonly revision?: Json
  readonly details?: ElementDetails
  readonly origin?: { readonly base?: Origin; readonly revision?: Origin }
}

/** On which side of the consumer a message stands: what it sends, or what it reads. */
export function directionOf(
  { isTurned = false }: Comparing,
  direction: 'request' | 'response',
): 'request' | 'response' {
  if (!isTurned) return direction
  return direction === 'request' ? 'response' : 'request'
}

export const nowhere: Where = { method: '', path: '', status: '', mediaType: '' }

/** Adds one fact about an element. */
export function tell(comparing: Comparing, fact: ElementFact, told: Told): void {
  const { direction = 'none', where = {}, place = '', details, ...stated } = told
  const isStated = stated.base !== undefined || stated.revision !== undefined
  const rest = isStated ? stated : { ...impliedSides(fact), ...stated }
  comparing.changes.push({
    fact,
    direction,
    where: { ...nowhere, ...where },
    place,
    ...rest,
    ...(details ? { details: { ...details } } : {}),
  })
}
