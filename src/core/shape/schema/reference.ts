import { isObject, type Json } from '../../json/json.ts'
import { valueAt, type Pointer } from '../../json/pointer.ts'
import { traitsOf } from './dialect.ts'
import { keywordsOf } from './keywords.ts'
import { schemaMemo } from './memo.ts'
import { indexOf } from './schema-index.ts'
import { resourceOf, rootResource, type Resource } from './resource.ts'
import type { Schema, SourceDocument } from './schema.ts'
import { fragmentOf, resolveUri, withoutFragment } from './uri.ts'

const memo = schemaMemo<Schema | null>()

/**
 * The schema that the `$ref` of this one names, or null where it has none or it leads nowhere.
 * One step: the target may hold a `$ref` itself, and a chain of them may be a ring.
 */
export function resolveReference(schema: Schema): Schema | null {
  const keywords = keywordsOf(schema)
  if (typeof keywords === 'boolean') return null
  const { $ref } = keywords
  if ($ref === undefined) return null
  const known = memo.get(schema)
  return known === undefined ? memo.set(schema, findSchema(schema, $ref)) : known
}

/** The schema that `reference`, written at `from`, names. */
export function findSchema(from: Schema, reference: string): Schema | null {
  const fragment = fragmentOf(reference)
  const resource = findResource(from, reference)
  if (resource === null) return null
  if (fragment === '' || fragment.startsWith('/')) {
    return schemaAt(resource.document, resource.pointer + fragment)
  }
  return indexOf(resource.document).anchors.get(resource)?.get(fragment) ?? null
}

function schemaAt(document: SourceDocument, pointer: Pointer): Schema | null {
  const value: Json | undefined = valueAt(document.root, pointer)
  return isObject(value) || typeof value === 'boolean' ? { document, pointer, value } : null
}

function findResource(from: Schema, reference: string): Resource | null {
  const own = resourceOf(from)
  const written = withoutFragment(reference)
  if (written === '') return own
  const { document } = from
  const named = document.others?.get(written)
  // A document of plain OpenAPI is found as it is written; ids can give the same text another meaning.
  if (named !== undefined && traitsOf(document).lenient) return rootResource(named)
  const uri = resolveUri(written, own.uri)
  if (uri === rootResource(document).uri) return rootResource(document)
  const absolute =
    document.others?.get(uri) ?? document.others?.get(uri.replace('relative:///', ''))
  if (absolute !== undefined) return rootResource(absolute)
  const inside = indexOf(document).resources.get(uri)
  if (inside !== undefined) return inside
  if (named !== undefined) return rootResource(named)
  return findAmongOthers(document, uri)
}

function findAmongOthers(document: SourceDocument, uri: string): Resource | null {
  for (const other of new Set(document.others?.values())) {
    const found = rootResource(other).uri === uri ? rootResource(other) : undefined
    const resource = found ?? indexOf(other).resources.get(uri)
    if (resource !== undefined) return resource
  }
  return null
}
