import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readContract } from '../../src/core/contract/openapi/read-contract.ts'
import type { Contract } from '../../src/core/contract/contract.ts'
import { readPact } from '../../src/core/contract/pact/read-pact.ts'
import { comparePact } from '../../src/core/diff/interactions/compare-pact.ts'
import type { Change } from '../../src/core/diff/change.ts'
import { ruleFor } from '../../src/core/rules/judge.ts'
import type { SourceDocument } from '../../src/core/shape/schema/schema.ts'
import { loadDocument } from '../../src/edges/specs/load-document.ts'
import { parseText } from '../../src/edges/specs/parse-text.ts'
import { shareRow, SuiteMissing, type Suite } from './suite.ts'

/** One directory: a Pact, what its provider promises, and what the comparator says of it. */
interface Case {
  readonly name: string
  readonly pact: string
  readonly results: string
  readonly documents: readonly string[]
}

interface Result {
  readonly type: string
  readonly code: string
  readonly mockDetails?: { readonly location: string }
}

/** The verdict on each interaction, compatible or not, against that of openapi-pact-comparator. */
export const openapiPact: Suite = {
  id: 'Q2',
  summary: 'Pacts against OpenAPI and AsyncAPI, beside openapi-pact-comparator',
  async run(suites, tell) {
    const suite = join(suites, 'openapi-pact')
    if (!existsSync(suite)) throw new SuiteMissing(suite)
    const totals = { agreed: 0, all: 0, cases: 0 }
    for (const found of casesIn(suite)) {
      totals.cases++
      const expected = refusedIn(found)
      const told = await verdictsOf(found, tell)
      const count = interactionCount(found)
      for (let i = 0; i < count; i++) {
        totals.all++
        const codes = expected.get(i) ?? []
        const ours = told?.get(i) ?? []
        if (told !== null && codes.length > 0 === ours.length > 0) totals.agreed++
        else {
          const theirs = codes.join(', ') || 'compatible'
          tell(
            `${relative(suite, found.name)} ${i}: ${theirs}; ours ${ours.join(', ') || 'compatible'}`,
          )
        }
      }
    }
    tell(`${totals.cases} directories, ${totals.all} interactions, ${totals.agreed} alike`)
    return [shareRow('Q2', 'verdicts on interactions', totals.agreed / Math.max(1, totals.all), 98)]
  },
}

/** Directories at any depth that hold a Pact and results. */
function casesIn(folder: string): Case[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const files = entries.flatMap(entry => (entry.isFile() ? [entry.name] : []))
  const inner = entries
    .filter(entry => entry.isDirectory())
    .flatMap(entry => casesIn(join(folder, entry.name)))
  const named = (part: string): string | undefined => files.find(name => name.startsWith(part))
  const pact = named('pact')
  const results = named('results')
  if (pact === undefined || results === undefined) return inner
  const documents = files.filter(name => name !== pact && name !== results && isDocument(name))
  const at = (name: string): string => join(folder, name)
  return [
    { name: folder, pact: at(pact), results: at(results), documents: documents.map(at) },
    ...inner,
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function isDocument(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name)
}

/** The codes of the errors by the index of the interaction. */
function refusedIn({ results }: Case): Map<number, string[]> {
  const refused = new Map<number, string[]>()
  for (const { type, code, mockDetails } of JSON.parse(readFileSync(results, 'utf8')) as Result[]) {
    const index = /interactions\[(\d+)\]/.exec(mockDetails?.location ?? '')?.[1]
    if (type !== 'error' || index === undefined) continue
    refused.set(Number(index), [...(refused.get(Number(index)) ?? []), code])
  }
  return refused
}

function interactionCount({ pact }: Case): number {
  const root = JSON.parse(readFileSync(pact, 'utf8')) as { readonly interactions?: unknown }
  return Array.isArray(root.interactions) ? root.interactions.length : 0
}

async function verdictsOf(
  { pact, documents, name }: Case,
  tell: (line: string) => void,
): Promise<Map<number, string[]> | null> {
  try {
    const root = parseText(readFileSync(pact, 'utf8'), pact).root
    const read = readPact({ uri: pact, root, dialect: 'pact' })
    const refused = new Map<number, string[]>()
    for (const { interaction, changes } of comparePact(read, await promisesOf(documents))) {
      const index = Number(interaction.origin.pointer.split('/')[2])
      refused.set(index, (changes ?? []).filter(isError).map(shown))
    }
    return refused
  } catch (error) {
    tell(`${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
    return null
  }
}

async function promisesOf(files: readonly string[]): Promise<{
  contract: Contract | null
  messages: SourceDocument | null
}> {
  let contract: Contract | null = null
  let messages: SourceDocument | null = null
  for (const file of files) {
    const { root } = parseText(readFileSync(file, 'utf8'), file)
    const isAsync = typeof root === 'object' && root !== null && Object.hasOwn(root, 'asyncapi')
    if (isAsync) messages = { uri: file, root, dialect: 'json-schema-07' }
    else contract = readContract((await loadDocument(file)).document, 'suite')
  }
  return { contract, messages }
}

function isError(change: Change): boolean {
  return ruleFor(change, 0)?.level === 'error'
}

function shown({ fact, place, base, revision }: Change): string {
  return `${fact} ${place} (${JSON.stringify(base)}, ${JSON.stringify(revision)})`
}
