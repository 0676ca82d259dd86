import { textKind } from './text-kind.ts'

/** Whether a text is a GraphQL schema in its own language, by its name or its first words. */
export function isGraphqlText(text: string, where: string): boolean {
  if (/\.(?:graphqls?|gql)$/i.test(where)) return true
  if (/^\s*[[{<]/.test(text)) return false
  return /^\s*schema\s*\{/.test(text) || textKind(text)?.looksLike === 'a GraphQL schema'
}
