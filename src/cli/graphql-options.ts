import type { LoadOptions } from '../ports/specs.ts'
import { list, text, type Call, type Option } from './command.ts'

/** The options of every command that reads a GraphQL schema. */
export const graphqlOptions: readonly Option[] = [
  {
    flags: '--documents <path...>',
    description: 'what is sent to a GraphQL API: .graphql files, folders of them, or a manifest',
  },
  { flags: '--endpoint <path>', description: 'path of a GraphQL API (default: /graphql)' },
]

export function graphqlRequest(call: Call): Pick<LoadOptions, 'documents' | 'endpoint'> {
  const documents = list(call, 'documents')
  const endpoint = text(call, 'endpoint')
  return {
    ...(documents.length > 0 && { documents }),
    ...(endpoint !== undefined && { endpoint }),
  }
}
