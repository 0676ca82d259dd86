import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import { traitsOf } from './dialect.ts'
import { anchorsOf, idOf, resourceOf, rootResource, type Resource } from './resource.ts'
import type { Schema, SourceDocument } from './schema.ts'

/** What a document names otherwise than by pointer. Made in one walk, when a reference first needs it. */
export interface SchemaIndex {
  readonly resources: ReadonlyMap<string, Resource>
  /** By resource, then by name. */
  readonly anchors: ReadonlyMap<Resource, ReadonlyMap<string, Schema>>
  readonly dynamicAnchors: ReadonlyMap<Resource, ReadonlyMap<string, Schema>>
}

const memo = new WeakMap<SourceDocument, SchemaIndex>()

export function indexOf(document: SourceDocument): SchemaIndex {
  let index = memo.get(document)
  if (index === undefined) memo.set(document, (index = buildIndex(document)))
  return index
}

function buildIndex(document: SourceDocument): SchemaIndex {
  const dialect = traitsOf(document)
  const root = rootResource(document)
  const resources = new Map([[root.uri, root]])
  const anchors = new Map<Resource, Map<string, Schema>>()
  const dynamicAnchors = new Map<Resource, Map<string, Schema>>()
  const pending: Schema[] = isObject(document.root)
    ? [{ document, pointer: '', value: document.root }]
    : []
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (!isObject(schema.value)) continue
    const names = anchorsOf(schema.value, dialect)
    const dynamic = property(schema.value, '$dynamicAnchor')
    const identified = idOf(schema.value, dialect) !== undefined
    if (identified || names.length > 0) {
      const resource = resourceOf(schema)
      if (identified && !resources.has(resource.uri)) resources.set(resource.uri, resource)
      for (const name of names) enter(anchors, resource, name, schema)
      if (typeof dynamic === 'string') enter(dynamicAnchors, resource, dynamic, schema)
    }
    const children = dialect.openapi ? membersOf : subschemasOf
    for (const child of children(schema.pointer, schema.value)) pending.push({ document, ...child })
  }
  return { resources, anchors, dynamicAnchors }
}

function enter(
  table: Map<Resource, Map<string, Schema>>,
  resource: Resource,
  name: string,
  schema: Schema,
): void {
  let row = table.get(resource)
  if (row === undefined) table.set(resource, (row = new Map()))
  if (!row.has(name)) row.set(name, schema)
}

interface Child {
  readonly pointer: Pointer
  readonly value: JsonObject
}

const dataKeywords = new Set(['enum', 'const', 'default', 'example', 'examples'])

/** Every object below that is not data: in an API description schemas stand nearly anywhere. */
function membersOf(pointer: Pointer, value: JsonObject): Child[] {
  return Object.keys(value).flatMap(key =>
    dataKeywords.has(key) ? [] : objectsIn(appendToken(pointer, key), value[key]),
  )
}

const schemaKeywords = new Set(
  'additionalItems additionalProperties contains contentSchema else if items not propertyNames then'
    .concat(' unevaluatedItems unevaluatedProperties allOf anyOf oneOf prefixItems')
    .split(' '),
)
const schemaMaps = new Set(
  '$defs definitions dependencies dependentSchemas patternProperties properties'.split(' '),
)

/** The subschemas of the keywords that hold any: in what is unknown an `$id` means nothing. */
function subschemasOf(pointer: Pointer, value: JsonObject): Child[] {
  return Object.keys(value).flatMap(keyword => {
    const at = appendToken(pointer, keyword)
    const member = value[keyword]
    if (schemaKeywords.has(keyword)) return objectsIn(at, member)
    if (!schemaMaps.has(keyword) || !isObject(member)) return []
    return Object.keys(member).flatMap(key => objectsIn(appendToken(at, key), member[key]))
  })
}

function objectsIn(pointer: Pointer, value: Json | undefined): Child[] {
  if (isObject(value)) return [{ pointer, value }]
  if (!isArray(value)) return []
  return value.flatMap((item, index) => objectsIn(appendToken(pointer, index), item))
}
