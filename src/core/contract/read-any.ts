import type { Dialect, SourceDocument } from '../shape/schema/schema.ts'
import type { Contract } from './contract.ts'
import { readContract as readOpenApi } from './openapi/read-contract.ts'

export interface ReadOptions {
  /** Keys of the operations and webhooks to read; all when left out. */
  readonly only?: ReadonlySet<string>
  /** What was asked for, as typed: it says which bodies a JSON Schema is the contract of. */
  readonly selected?: readonly string[]
}

type Reader = (
  document: SourceDocument,
  name: string,
  options: ReadOptions,
) => Contract | Promise<Contract>

const openApi: Reader = (document, name, { only }) => readOpenApi(document, name, only)

const jsonSchema: Reader = async (document, name, { selected = [] }) => {
  const { readJsonSchema } = await import('./json-schema/read-json-schema.ts')
  const { parseBodyPlace } = await import('./json-schema/body-place.ts')
  return readJsonSchema(document, name, selected.map(parseBodyPlace))
}

const graphql: Reader = async (document, name) => {
  const { readGraphql } = await import('./graphql/read-graphql.ts')
  return readGraphql(document, name)
}

const pact: Reader = async (document, name) => {
  const { readPactContract } = await import('./pact/contract-of-pact.ts')
  return readPactContract(document, name)
}

const readers: Readonly<Partial<Record<Dialect, Reader>>> = {
  'json-schema-04': jsonSchema,
  'json-schema-07': jsonSchema,
  'json-schema-2019-09': jsonSchema,
  'json-schema-2020-12': jsonSchema,
  graphql,
  pact,
}

/**
 * Reads a document of any kind that can be a contract. What only some kinds need is loaded when it is met.
 *
 * @param name the provider, as people name it.
 * @throws InputError for a dialect that cannot be read, UsageError for bodies that cannot be understood.
 */
export async function readContract(
  document: SourceDocument,
  name: string,
  options: ReadOptions = {},
): Promise<Contract> {
  return (readers[document.dialect] ?? openApi)(document, name, options)
}
