import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readPact } from '../../../../src/core/contract/pact/read-pact.ts'
import type { Pact } from '../../../../src/core/contract/pact/pact.ts'
import type { Contract } from '../../../../src/core/contract/contract.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { contractOf } from '../documents.ts'

const folder = join(import.meta.dirname, 'cases')

export const caseNames: readonly string[] = readdirSync(folder).toSorted()

export interface PactCase {
  readonly contract: Contract
  readonly pact: Pact
  readonly roots: Readonly<Record<string, Json>>
  /** For each interaction the level, rule and place of all that is found. */
  readonly told: readonly (readonly string[])[]
}

export function readCase(name: string): PactCase {
  const read = (file: string): unknown =>
    parse(readFileSync(join(folder, name, `${file}.yaml`), 'utf8'))
  const roots = { 'document.json': read('contract') as Json, 'pact.json': read('pact') as Json }
  return {
    contract: contractOf(roots['document.json'], '3.0'),
    pact: readPact({ uri: 'pact.json', root: roots['pact.json'], dialect: 'pact' }),
    roots,
    told: read('told') as string[][],
  }
}
