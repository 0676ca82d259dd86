import { InputError } from '../../../errors.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { Origin, SourceDocument } from '../../shape/schema/schema.ts'
import type { Interaction, Pact, RefusedInteraction } from './pact.ts'
import { isPact, pactVersion } from './pact-version.ts'
import { descriptionOf, readInteraction } from './read-interaction.ts'
import type { Reading } from './reading.ts'

/** The place of a fault as people read it: `line 12`. Left out, the pointer is told. */
export type Locate = (origin: Origin) => string

/**
 * Reads a Pact file of any version. What cannot be used of it is refused by name, and the rest goes on.
 *
 * @throws InputError for a file that is no Pact, or of a version that does not exist.
 */
export function readPact(
  document: SourceDocument,
  locate: Locate = ({ pointer }) => `at #${pointer}`,
): Pact {
  const { root, uri } = document
  if (!isPact(root)) throw fault(document, '', 'is not a Pact file', locate)
  const version = pactVersion(root)
  if (version === null) {
    throw fault(document, '/metadata', 'is of a Pact version that is not known', locate)
  }
  const interactions: Interaction[] = []
  const refused: RefusedInteraction[] = []
  for (const key of ['interactions', 'messages'] as const) {
    const list = property(root, key) ?? []
    if (!isArray(list)) throw fault(document, `/${key}`, `has no list of ${key}`, locate)
    for (const [index, value] of list.entries()) {
      const reading: Reading = { document, version, problems: [] }
      const pointer = formatPointer([key, index])
      const read = readOne(value, pointer, key === 'interactions' ? 'http' : 'async', reading)
      if (read !== null) interactions.push(read)
      else refused.push(refusal(value, { file: uri, pointer }, reading))
    }
  }
  return {
    consumer: nameOf(document, root, 'consumer', locate),
    provider: nameOf(document, root, 'provider', locate),
    version,
    file: uri,
    interactions,
    refused,
  }
}

function readOne(
  value: Json,
  pointer: string,
  fallback: 'http' | 'async',
  reading: Reading,
): Interaction | null {
  if (isObject(value)) return readInteraction(value, pointer, fallback, reading)
  reading.problems.push('it is not an object')
  return null
}

function refusal(value: Json, origin: Origin, { problems }: Reading): RefusedInteraction {
  return {
    description: isObject(value) ? descriptionOf(value) : '',
    reason: problems[0] ?? 'it cannot be read',
    origin,
  }
}

function nameOf(
  document: SourceDocument,
  root: JsonObject,
  key: 'consumer' | 'provider',
  locate: Locate,
): string {
  const party = property(root, key)
  const name = isObject(party) ? property(party, 'name') : party
  if (typeof name === 'string' && name !== '') return name
  throw fault(document, `/${key}`, `has no name of its ${key}`, locate)
}

function fault(
  { uri }: SourceDocument,
  pointer: string,
  problem: string,
  locate: Locate,
): InputError {
  const where = locate({ file: uri, pointer })
  return new InputError(`${uri} ${where}`, problem, 'Give a file that a Pact library wrote.')
}
