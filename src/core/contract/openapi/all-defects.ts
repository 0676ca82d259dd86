import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Defect, Operation } from '../contract.ts'
import type { Reading } from './reading.ts'
import { addRouteDefects } from './route-defects.ts'
import { addSchemaDefects } from './schema-defects.ts'

/** What reading has found, and what only a look at all operations and schemas finds. */
export function allDefects(
  reading: Reading,
  operations: readonly Operation[],
  document: SourceDocument,
): readonly Defect[] {
  addRouteDefects(reading, operations)
  addSchemaDefects(reading, document)
  return [...reading.defects.values()]
}
