import type { Place } from '../../../json/place.ts'
import type { Direction } from '../../../shape/allowed/allowed.ts'
import type { Change, Where } from '../../change.ts'
import type { CheckFact } from '../fact.ts'
import type { Origin } from '../../../shape/schema/schema.ts'

/** The `details` of every change that comes from checking an exchange. */
export interface CheckDetails {
  /** Absent where the message as a whole is meant. */
  readonly at?:
    | 'body'
    | 'property'
    | 'header'
    | 'headerProperty'
    | 'parameter'
    | 'parameterProperty'
  /** The schema keyword that refuses, where one does. */
  readonly keyword?: string
  /** The status, media type, header or parameter in question. */
  readonly name?: string
}

/** One message of an exchange, as the contract describes it. */
export interface Message {
  readonly where: Where
  /** As its consumer sees it: `response` is what the consumer reads, also where the provider calls. */
  readonly direction: Direction
}

/** What is not as the contract says, of a message or of a part of it. */
export interface Telling {
  readonly fact: CheckFact
  readonly place: Place
  readonly base: string
  readonly revision: string
  readonly name: string
  readonly at?: CheckDetails['at']
  readonly origin: Origin
}

export function tell({ where, direction }: Message, telling: Telling): Change {
  const { fact, place, base, revision, name, at, origin } = telling
  const details = (at === undefined ? { name } : { at, name }) satisfies CheckDetails
  return { fact, direction, where, place, base, revision, details, origin: { base: origin } }
}
