import type { Interaction, Pact } from '../../contract/pact/pact.ts'
import type { Place } from '../../json/place.ts'
import type { Origin } from '../../shape/schema/schema.ts'
import type { Change, Where } from '../change.ts'
import type { InteractionFact } from './fact.ts'

/** One interaction of a Pact, as far as its operation is known. */
export interface Subject {
  readonly pact: Pact
  readonly interaction: Interaction
  readonly where: Where
}

/** The `details` of every change that a comparison with a Pact finds. */
export interface InteractionDetails {
  /** Absent where the message as a whole is meant. */
  readonly at?: 'body' | 'property' | 'header' | 'parameter'
  /** The parameter, header, media type or status in question. */
  readonly name: string
  readonly readers: readonly string[]
  readonly interaction: string
  /** Where it stands in the Pact, as `file#pointer`. */
  readonly pact: string
  /** Where the contract says otherwise, as `file#pointer`. */
  readonly contract: string
  /** A pending interaction is told, and fails nobody. */
  readonly pending: boolean
}

export interface Telling {
  readonly fact: InteractionFact
  readonly direction: 'request' | 'response'
  readonly place: Place
  readonly at?: InteractionDetails['at']
  readonly name?: string
  readonly base: string
  readonly revision: string
  readonly contract: Origin
  readonly pact: Origin
}

/** Base is what the contract says, revision what the consumer expects. */
export function tell({ pact, interaction, where }: Subject, telling: Telling): Change {
  const { fact, direction, place, at, name = '', base, revision } = telling
  return {
    fact,
    direction,
    where: direction === 'request' ? { ...where, status: '' } : where,
    place,
    base,
    revision,
    details: {
      ...(at === undefined ? {} : { at }),
      name,
      readers: [pact.consumer],
      interaction: interaction.description,
      pact: shown(telling.pact),
      contract: shown(telling.contract),
      pending: interaction.pending,
    } satisfies InteractionDetails,
    origin: { base: telling.contract, revision: telling.pact },
  }
}

function shown({ file, pointer }: Origin): string {
  return pointer === '' ? file : `${file}#${pointer}`
}

export function inside({ file, pointer }: Origin, ...tokens: readonly string[]): Origin {
  const escaped = tokens.map(token => token.replaceAll('~', '~0').replaceAll('/', '~1'))
  return { file, pointer: [pointer, ...escaped].join('/') }
}
