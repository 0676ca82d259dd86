// Every document in every spelling is the same: nothing changed between any of them, nor against their pins.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentKind } from '../../src/core/contract/openapi/document-kind.ts'
import { readContract } from '../../src/core/contract/openapi/read-contract.ts'
import type { Contract } from '../../src/core/contract/contract.ts'
import { pinContract } from '../../src/core/contract/pin/pin-contract.ts'
import { readPin } from '../../src/core/contract/pin/read-pin.ts'
import { diffContracts } from '../../src/core/diff/contracts.ts'
import { isObject, type Json, type JsonObject } from '../../src/core/json/json.ts'
import { parseText } from '../../src/edges/specs/parse-text.ts'
import { countRow, SuiteMissing, type Suite } from './suite.ts'
import * as twins from './twins.ts'

const editions = join(import.meta.dirname, '../../bench/node_modules/@octokit/openapi-23/generated')

/** Every difference that a spelling made, in a line each. */
export const spellings: Suite = {
  id: 'S1',
  summary: 'documents in all spellings, and their pins, against each other',
  run(suites, tell) {
    const folder = join(suites, 'specs')
    if (!existsSync(folder)) throw new SuiteMissing(folder)
    let pairs = 0
    let different = 0
    for (const file of [...filesIn(folder), ...filesIn(editions)]) {
      const text = readFileSync(file, 'utf8')
      const { root } = parseText(text, file)
      if (!isObject(root) || !('dialect' in documentKind(root))) continue
      for (const { name, changes } of differencesOf(root)) {
        pairs++
        if (changes.length === 0) continue
        different++
        tell(`${file.split('/').at(-1)}  ${name}: ${changes.length} changes, ${changes[0]}`)
      }
    }
    return [countRow('S1', `${pairs} pairs of spellings that differ`, different, 0)]
  },
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => /\.(?:json|ya?ml)$/.test(name) && !name.includes('.deref.'))
    .toSorted()
    .map(name => join(folder, name))
}

export interface SpellingPair {
  readonly name: string
  /** What is said to have changed: nothing, if all is well. */
  readonly changes: readonly string[]
}

/** The document and each of its spellings, and the pins of both, each against the document and its pin. */
export function* differencesOf(root: JsonObject): Generator<SpellingPair> {
  const base = contractOf(root)
  const pinned = pinOf(base)
  yield pairOf('itself', base, contractOf(root))
  yield pairOf('its pin', base, pinned)
  yield pairOf('its pin, the other way', pinned, base)
  for (const [name, spell] of Object.entries(spelled)) {
    const twin = spell(root)
    if (twin === null) continue
    const other = contractOf(twin)
    yield pairOf(name, base, other)
    yield pairOf(`${name}, the other way`, other, base)
    yield pairOf(`pin and ${name}`, pinned, other)
    yield pairOf(`${name} and its pin`, base, pinOf(other))
  }
}

const spelled: Readonly<Record<string, twins.Twin>> = {
  'shuffled keys': twins.shuffled,
  'inlined references': twins.inlined,
  'allOf of one': twins.wrapped,
  'encoded references': twins.encoded,
  'words of 3.1': twins.modern,
  'oneOf with null': twins.alternated,
  'numbers with fractions': root => parsed(twins.withFractions(root), 'twin.json'),
  YAML: root => parsed(twins.yamlText(root), 'twin.yaml'),
}

function parsed(text: string, name: string): JsonObject | null {
  const { root } = parseText(text, name)
  return isObject(root) ? root : null
}

function contractOf(root: Json): Contract {
  const kind = documentKind(root)
  const dialect = 'dialect' in kind ? kind.dialect : 'openapi-3.1'
  return readContract({ uri: 'api.json', root, dialect }, 'api')
}

function pinOf(contract: Contract): Contract {
  const about = { source: 'api.json', sha256: '', pinnedAt: '2024-05-01' }
  return readPin(pinContract(contract, about), 'api.pin.json')
}

function pairOf(name: string, base: Contract, revision: Contract): SpellingPair {
  const changes = diffContracts(base, revision).map(
    ({ fact, where, place }) => `${fact} ${where.method} ${where.path} ${where.status} ${place}`,
  )
  return { name, changes }
}
