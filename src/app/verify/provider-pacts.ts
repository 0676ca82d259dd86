import { isArray, isObject, type Json, type JsonObject } from '../../core/json/json.ts'
import type { Interaction, Pact } from '../../core/contract/pact/pact.ts'
import { isPact } from '../../core/contract/pact/pact-version.ts'
import { readPact } from '../../core/contract/pact/read-pact.ts'
import { parseJson } from '../../core/json/parse.ts'
import { InputError } from '../../errors.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import type { AskedInteraction } from '../../ports/pact-verifier.ts'
import { pactPaths } from './pact-paths.ts'

/** A Pact as it was written, and as we read it. */
export interface ReadPact {
  readonly root: JsonObject
  readonly pact: Pact
}

/**
 * The Pacts of a repository, each with the text it was read from.
 *
 * @param shown a path as messages tell it.
 * @throws InputError for a file that is no Pact.
 */
export async function readPacts(
  settings: Pick<Settings, 'folder' | 'contracts'>,
  files: Files,
  shown: (path: string) => string,
): Promise<readonly ReadPact[]> {
  const paths = await pactPaths(settings, files)
  return Promise.all(
    paths.map(async path => {
      const uri = shown(path)
      const parsed = parseJson((await files.read(path)) ?? '')
      const remedy = 'Give a file that a Pact library wrote.'
      if (!parsed.ok) {
        throw new InputError(`${uri}:${parsed.line}:${parsed.column}`, parsed.reason, remedy)
      }
      const root = parsed.value
      if (!isObject(root) || !isPact(root)) throw new InputError(uri, 'is not a Pact file', remedy)
      return { root, pact: readPact({ uri, root, dialect: 'pact' }) }
    }),
  )
}

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
