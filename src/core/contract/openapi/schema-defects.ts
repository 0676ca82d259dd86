import { isArray, property, type Json, type JsonObject } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import { anchorsOf } from './anchors.ts'
import { isOpaque, itemKind, memberKind, type PartKind } from './child-kind.ts'
import { notFound, referenceOf, resolveOnce } from './follow.ts'
import { addDefect, type Reading } from './reading.ts'

interface Walk {
  readonly reading: Reading
  readonly document: SourceDocument
  /** The way to the value that is looked at, so that pointers are only made for what is wrong. */
  readonly path: (string | number)[]
}

/**
 * Adds the faults inside schemas, wherever in the document these stand: references that lead nowhere
 * and keywords that cannot mean what was meant. Looks at each value once and reads no schema.
 */
export function addSchemaDefects(reading: Reading, document: SourceDocument): void {
  visit({ reading, document, path: [] }, document.root, 'node')
}

function visit(walk: Walk, value: Json, kind: PartKind): void {
  if (isOpaque(kind, value)) return
  if (isArray(value)) {
    const items = itemKind(kind)
    for (const [index, item] of value.entries()) {
      if (isOpaque(items, item)) continue
      walk.path.push(index)
      visit(walk, item, items)
      walk.path.pop()
    }
    return
  }
  const object = value as JsonObject
  if (kind === 'schema') checkSchema(walk, object)
  for (const key of Object.keys(object)) {
    const member = object[key] as Json
    if (typeof member !== 'object') continue
    const inner = memberKind(kind, key)
    if (isOpaque(inner, member)) continue
    walk.path.push(key)
    visit(walk, member, inner)
    walk.path.pop()
  }
}

function checkSchema(walk: Walk, schema: JsonObject): void {
  const reference = referenceOf(schema)
  if (reference !== undefined && !leadsSomewhere(walk, reference)) fault(walk, notFound(reference))
  const items = property(schema, 'items')
  if (walk.reading.version === '3.0') {
    const isNullable = property(schema, 'nullable') === true
    if (isNullable && property(schema, 'type') === undefined && reference === undefined) {
      fault(walk, '`nullable` has no effect without `type`')
    }
    if (isArray(property(schema, 'type'))) {
      fault(walk, '`type` must be one name in OpenAPI 3.0, not a list')
    }
  }
  if (isArray(items)) {
    const remedy = walk.reading.version === '3.1' ? '; `prefixItems` is the list' : ''
    fault(walk, `\`items\` must be one schema, not a list${remedy}`)
  }
}

function leadsSomewhere(walk: Walk, reference: string): boolean {
  return (
    resolveOnce(walk.reading, walk.document, reference) !== undefined ||
    anchorsOf(walk.document).has(reference.replace(/^#(?=.)/, ''))
  )
}

function fault(walk: Walk, reason: string): void {
  const { document } = walk
  addDefect(walk.reading, { document, pointer: formatPointer(walk.path), value: null }, reason)
}
