import { isArray, isObject, type Json, type JsonObject } from '../../core/json/json.ts'
import type { Interaction, Pact } from '../../core/contract/pact/pact.ts'
import type { AskedInteraction } from '../../ports/pact-verifier.ts'
import type { ReadPact } from '../repository/pacts-found.ts'

/** An interaction and the Pact that it is of. */
export interface OwnInteraction {
  readonly id: string
  readonly pact: Pact
  readonly interaction: Interaction
}

export function ownInteractions(pacts: readonly ReadPact[]): readonly OwnInteraction[] {
  return pacts.flatMap(({ pact }, file) =>
    pact.interactions.map((interaction, index) => ({ id: `${file}.${index}`, pact, interaction })),
  )
}

export function askedOf({ id, interaction }: OwnInteraction): AskedInteraction {
  const { description, states } = interaction
  const status = interaction.kind === 'http' ? interaction.response.status : null
  return { id, description, states, status }
}

/** The Pacts as the verifier gets them: each interaction named, and those left out that we refuse. */
export function namedPacts(pacts: readonly ReadPact[], header: string): readonly Json[] {
  return pacts.map(({ root, pact }, file) => {
    const ids = new Map(
      pact.interactions.map((one, index) => [one.origin.pointer, `${file}.${index}`]),
    )
    const list = (key: string): Json =>
      asList(root[key]).flatMap((value, index) => {
        const id = ids.get(`/${key}/${index}`)
        return id === undefined || !isObject(value) ? [] : [named(value, id, header)]
      })
    return {
      ...root,
      ...(isArray(root['interactions']) && { interactions: list('interactions') }),
      ...(isArray(root['messages']) && { messages: list('messages') }),
      metadata: withoutPlugins(root['metadata']),
    }
  })
}

function asList(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : []
}

function named(interaction: JsonObject, id: string, header: string): JsonObject {
  const { request } = interaction
  const isHttp = isObject(request) && 'path' in request
  if (!isHttp) return { ...interaction, _id: id }
  const headers = isObject(request['headers']) ? request['headers'] : {}
  return { ...interaction, _id: id, request: { ...request, headers: { ...headers, [header]: id } } }
}

/** None of what is left needs one, and one that is not installed would end it all. */
function withoutPlugins(metadata: Json | undefined): Json {
  if (!isObject(metadata)) return metadata ?? {}
  const { plugins: _, ...rest } = metadata
  return rest
}
