import { parse, Source, type GraphQLSchema } from 'graphql'
import { graphqlFormat } from '../../../../src/core/contract/graphql/graphql-format.ts'
import { readGraphql } from '../../../../src/core/contract/graphql/read-graphql.ts'
import type { Contract } from '../../../../src/core/contract/contract.ts'
import { plainDocuments } from '../../../../src/edges/specs/graphql-documents.ts'
import { schemaOfText } from '../../../../src/edges/specs/graphql-schema.ts'
import { plainTypes } from '../../../../src/edges/specs/graphql-types.ts'

/** The contract of a schema and of one document with operations. */
export function graphqlContract(schema: string | GraphQLSchema, sent?: string): Contract {
  const built = typeof schema === 'string' ? schemaOfText(schema, 's.graphql') : schema
  const document = { file: 'q.graphql', name: 'q', ids: [] }
  const documents =
    sent === undefined ? [] : [{ ...document, document: parse(new Source(sent, 'q.graphql')) }]
  const { operations, fragments, faults } = plainDocuments(built, documents)
  if (faults[0] !== undefined) throw faults[0].error
  const root = {
    graphql: graphqlFormat,
    endpoint: '/graphql',
    ...plainTypes(built, () => {}),
    operations,
    fragments,
  }
  return readGraphql({ uri: 's.graphql', root, dialect: 'graphql' }, 'shop')
}
