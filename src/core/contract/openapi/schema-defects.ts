import { isArray, property, type JsonObject } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import { anchorsOf } from './anchors.ts'
import { referenceOf, resolveOnce } from './follow.ts'
import { addDefectAt, isModern, type Reading } from './reading.ts'
import { walkObjects } from './walk-objects.ts'

/**
 * Adds the faults inside schemas, wherever in the document these stand: references that lead nowhere
 * and keywords that cannot mean what was meant. Looks at each value once and reads no schema.
 */
export function addSchemaDefects(reading: Reading, document: SourceDocument): void {
  walkObjects(document.root, 'node', (object, kind, path) => {
    if (kind !== 'schema') return
    // Pointers are made only for what is wrong.
    for (const reason of faultsOf(reading, document, object)) {
      addDefectAt(reading, { file: document.uri, pointer: formatPointer(path) }, reason)
    }
  })
}

const none: readonly string[] = []

function faultsOf(
  reading: Reading,
  document: SourceDocument,
  schema: JsonObject,
): readonly string[] {
  let faults = none
  const reference = referenceOf(schema)
  if (reference !== undefined && !leadsSomewhere(reading, document, reference)) {
    faults = ['reference not found; read as any']
  }
  if (isArray(property(schema, 'items'))) {
    const remedy = isModern(reading) ? '; `prefixItems` is the list' : ''
    faults = [...faults, `\`items\` must be one schema, not a list${remedy}`]
  }
  return reading.version === '3.0' ? [...faults, ...faultsOf30(schema, reference)] : faults
}

function faultsOf30(schema: JsonObject, reference: string | undefined): readonly string[] {
  const type = property(schema, 'type')
  if (isArray(type)) return ['`type` must be one name in OpenAPI 3.0, not a list']
  const isNullable = property(schema, 'nullable') === true
  if (!isNullable || type !== undefined || reference !== undefined) return none
  return ['`nullable` has no effect without `type`']
}

function leadsSomewhere(reading: Reading, document: SourceDocument, reference: string): boolean {
  return (
    resolveOnce(reading, document, reference) !== undefined ||
    anchorsOf(document).has(reference.replace(/^#(?=.)/, ''))
  )
}
