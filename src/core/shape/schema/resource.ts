import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { parsePointer, type Pointer } from '../../json/pointer.ts'
import { traitsOf, type DialectTraits } from './dialect.ts'
import type { Schema, SourceDocument } from './schema.ts'
import { resolveUri, withoutFragment } from './uri.ts'

/** A part of a document with a URI of its own: the whole of it, or a schema with `$id`. */
export interface Resource {
  readonly document: SourceDocument
  readonly pointer: Pointer
  readonly value: Json
  readonly uri: string
}

const resources = new WeakMap<SourceDocument, Map<Pointer, Resource>>()

export function rootResource(document: SourceDocument): Resource {
  const known = resources.get(document)?.get('')
  if (known !== undefined) return known
  return intern(document, '', document.root, baseOf(document))
}

/** The resource that the schema stands in: that of the nearest schema above with an id, or of the document. */
export function resourceOf(schema: Schema): Resource {
  const dialect = traitsOf(schema.document)
  let resource = rootResource(schema.document)
  // Before 3.1 no schema of OpenAPI has an id.
  if (dialect.lenient || schema.pointer === '') return resource
  let value: Json | undefined = schema.document.root
  let consumed = 0
  for (const token of parsePointer(schema.pointer)) {
    consumed = schema.pointer.indexOf('/', consumed + 1)
    value = isArray(value)
      ? value[Number(token)]
      : isObject(value)
        ? property(value, token)
        : undefined
    const id = isObject(value) ? idOf(value, dialect) : undefined
    if (id === undefined || value === undefined) continue
    const pointer = consumed < 0 ? schema.pointer : schema.pointer.slice(0, consumed)
    resource = intern(schema.document, pointer, value, resolveUri(id, resource.uri))
  }
  return resource
}

function baseOf(document: SourceDocument): string {
  const { dialect, root, uri } = document
  if (!isObject(root)) return resolveUri('', uri)
  // OpenAPI 3.2 lets a document say where it belongs.
  const self = dialect === 'openapi-3.2' ? property(root, '$self') : undefined
  return resolveUri(typeof self === 'string' ? self : (idOf(root, traitsOf(document)) ?? ''), uri)
}

function intern(document: SourceDocument, pointer: Pointer, value: Json, uri: string): Resource {
  let known = resources.get(document)
  if (known === undefined) resources.set(document, (known = new Map()))
  let resource = known.get(pointer)
  if (resource === undefined) known.set(pointer, (resource = { document, pointer, value, uri }))
  return resource
}

/** The URI that a schema gives itself. Up to draft 7 a `$ref` hides it, and a bare fragment is an anchor. */
export function idOf(value: JsonObject, dialect: DialectTraits): string | undefined {
  const id = property(value, dialect.id)
  if (typeof id !== 'string') return undefined
  if (!dialect.siblings && typeof property(value, '$ref') === 'string') return undefined
  const uri = withoutFragment(id)
  return uri === '' ? undefined : uri
}

/** The names by which this schema can be referred to as `#name`. */
export function anchorsOf(value: JsonObject, dialect: DialectTraits): readonly string[] {
  if (dialect.siblings) {
    return [property(value, '$anchor'), property(value, '$dynamicAnchor')].filter(
      name => typeof name === 'string',
    )
  }
  const id = property(value, dialect.id)
  return typeof id === 'string' && id.startsWith('#') && id.length > 1 ? [id.slice(1)] : []
}
