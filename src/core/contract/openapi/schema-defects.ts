import type { JsonObject } from '../../json/json.ts'
import { appendToken, formatPointer, type Pointer } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import { anchorsOf } from './anchors.ts'
import { referenceOf, resolveOnce } from './follow.ts'
import { addDefectAt, isModern, type Reading } from './reading.ts'
import type { ObjectPart } from './part.ts'
import { schemaChecks, type SchemaFault } from './schema-checks.ts'
import { walkObjects, type WalkPath } from './walk-objects.ts'

/**
 * Adds the faults inside schemas, wherever in the document these stand: references that lead nowhere
 * and keywords that cannot mean what was meant. Looks at each value once and reads no schema.
 */
export function addSchemaDefects(reading: Reading, document: SourceDocument): void {
  const { version } = reading
  walkObjects(document.root, 'node', (object, kind, path) => {
    if (kind !== 'schema') return
    const reference = referenceOf(object)
    if (reference !== undefined && !leadsSomewhere(reading, document, reference)) {
      const reason = 'reference not found; read as any'
      add(reading, document, path, reason, { code: 'schema-reference-not-found' })
    }
    // Up to 3.0 nothing beside a reference counts.
    if (reference !== undefined && !isModern(reading)) return
    for (const { reason, at, ...more } of faultsIn(object, version)) {
      add(reading, document, [...path, ...at], reason, more)
    }
  })
}

/** The same for the schema keywords that a parameter, an item or a header of OpenAPI 2.0 holds itself. */
export function addKeywordDefects(reading: Reading, part: ObjectPart): void {
  for (const { reason, at, ...more } of faultsIn(part.value, reading.version)) {
    // Whether it is required is said by a flag there.
    if (more.code === 'required-forbidden') continue
    const pointer = at.reduce<Pointer>(appendToken, part.pointer)
    addDefectAt(reading, { file: part.document.uri, pointer }, reason, more)
  }
}

function* faultsIn(
  schema: JsonObject,
  version: Reading['version'],
): Generator<SchemaFault & Required<Pick<SchemaFault, 'at'>>> {
  for (const keyword of Object.keys(schema)) {
    const fault = schemaChecks.get(keyword)?.(schema, version)
    if (fault !== undefined) yield { at: [keyword], ...fault }
  }
}

function add(
  reading: Reading,
  document: SourceDocument,
  path: WalkPath,
  reason: string,
  more: Parameters<typeof addDefectAt>[3],
): void {
  // Pointers are made only for what is wrong.
  addDefectAt(reading, { file: document.uri, pointer: formatPointer(path) }, reason, more)
}

function leadsSomewhere(reading: Reading, document: SourceDocument, reference: string): boolean {
  return (
    resolveOnce(reading, document, reference) !== undefined ||
    anchorsOf(document).has(reference.replace(/^#(?=.)/, ''))
  )
}
