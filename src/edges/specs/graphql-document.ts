import { hash } from 'node:crypto'
import type { Defect } from '../../core/contract/contract.ts'
import { graphqlFormat } from '../../core/contract/graphql/graphql-format.ts'
import type { Json } from '../../core/json/json.ts'
import { formatPointer, type Pointer } from '../../core/json/pointer.ts'
import type { LoadedDocument, LoadOptions, Position } from '../../ports/specs.ts'
import { plainDocuments } from './graphql-documents.ts'
import { reasonOf } from './graphql-errors.ts'
import { schemaOfIntrospection, schemaOfText } from './graphql-schema.ts'
import { readSent } from './graphql-sent.ts'
import { plainTypes } from './graphql-types.ts'
import { lineIndex } from './line-index.ts'

export interface GraphqlSource {
  readonly where: string
  readonly bytes: Uint8Array
  readonly text: string
  /** The answer to an introspection query; undefined for the schema language. */
  readonly introspection?: Json
}

/**
 * Loads a GraphQL schema, with the operations that consumers send, as a document in our plain form.
 *
 * @throws InputError with file, line and column for what cannot be read.
 */
export async function loadGraphql(
  { where, bytes, text, introspection }: GraphqlSource,
  { documents = [], endpoint, cwd = '.' }: LoadOptions,
): Promise<LoadedDocument> {
  const schema =
    introspection === undefined
      ? schemaOfText(text, where)
      : schemaOfIntrospection(introspection, where)
  const positionOf = lineIndex(text)
  const positions = new Map<string, Position>()
  const place = (file: string, pointer: Pointer, position: Position): void =>
    void positions.set(`${file}#${pointer}`, position)
  const types = plainTypes(schema, (pointer, offset) => place(where, pointer, positionOf(offset)))
  const { operations, fragments, faults } = plainDocuments(schema, await readSent(documents, cwd))
  const warnings = faults.map(({ file, operation, error }, index): Defect => {
    const [at = { line: 1, column: 1 }] = error.locations ?? []
    const pointer = formatPointer(['operations', operation, index])
    place(file, pointer, at)
    const reason = `the schema does not admit the operation ${operation}: ${reasonOf(error)}`
    return { reason, origin: { file, pointer } }
  })
  const root = {
    graphql: graphqlFormat,
    endpoint: endpoint ?? '/graphql',
    ...types,
    operations,
    fragments,
  }
  return {
    document: { uri: where, root, dialect: 'graphql' },
    text,
    sha256: hash('sha256', bytes),
    format: introspection === undefined ? 'graphql' : 'json',
    warnings,
    locate: (pointer, file = where) => nearest(positions, file, pointer),
  }
}

function nearest(
  positions: ReadonlyMap<string, Position>,
  file: string,
  pointer: Pointer,
): Position {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = positions.get(`${file}#${at}`)
    if (found !== undefined) return found
  }
  return { line: 1, column: 1 }
}
