import { isObject, property, type Json } from '../../json/json.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'

/**
 * The document with the operations of another, where it has none itself: what is sent is the consumer's, and the
 * vendor's new schema knows nothing of it. Documents of other kinds stay as they are.
 */
export function withOperationsOf(document: SourceDocument, other: SourceDocument): SourceDocument {
  const { root } = document
  if (document.dialect !== 'graphql' || other.dialect !== 'graphql') return document
  if (!isObject(root) || hasOperations(root) || !hasOperations(other.root)) return document
  const kept = isObject(other.root) ? other.root : {}
  const shared = ['endpoint', 'operations', 'fragments'].flatMap((key): [string, Json][] => {
    const value = property(kept, key)
    return value === undefined ? [] : [[key, value]]
  })
  return { ...document, root: { ...root, ...Object.fromEntries(shared) } }
}

/** Two documents of which one has the operations for both. */
export function withSharedOperations(
  base: SourceDocument,
  revision: SourceDocument,
): readonly [SourceDocument, SourceDocument] {
  return [withOperationsOf(base, revision), withOperationsOf(revision, base)]
}

function hasOperations(root: Json): boolean {
  const operations = isObject(root) ? property(root, 'operations') : undefined
  return isObject(operations) && Object.keys(operations).length > 0
}
