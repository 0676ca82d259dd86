import type { Contract } from '../../contract/contract.ts'
import type { Interaction, Pact } from '../../contract/pact/pact.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Change } from '../change.ts'
import { compareHttp } from './compare-http.ts'
import { compareMessage } from './compare-message.ts'
import { tell } from './telling.ts'

/** What a provider promises: calls by OpenAPI, messages by an AsyncAPI document. */
export interface Promises {
  readonly contract: Contract | null
  readonly messages: SourceDocument | null
}

export interface ComparedInteraction {
  readonly interaction: Interaction
  /** Null where nothing is promised for interactions of its kind, while there are promises for the others. */
  readonly changes: readonly Change[] | null
}

/** Holds every interaction of a Pact against what its provider promises, in their order. */
export function comparePact(pact: Pact, promises: Promises): ComparedInteraction[] {
  return pact.interactions.map(interaction => ({
    interaction,
    changes: compareOne(pact, interaction, promises),
  }))
}

function compareOne(
  pact: Pact,
  interaction: Interaction,
  { contract, messages }: Promises,
): readonly Change[] | null {
  if (interaction.kind === 'http' && contract !== null)
    return compareHttp(pact, interaction, contract)
  if (interaction.kind !== 'http' && messages !== null) {
    return compareMessage(pact, interaction, messages)
  }
  if (contract !== null || messages !== null) return null
  const where = { method: '', path: '', status: '', mediaType: '' }
  return [
    tell(
      { pact, interaction, where },
      {
        fact: 'interaction.contract-missing',
        direction: 'request',
        place: '',
        base: 'nothing',
        revision: 'expected',
        contract: { file: pact.provider, pointer: '' },
        pact: interaction.origin,
      },
    ),
  ]
}
