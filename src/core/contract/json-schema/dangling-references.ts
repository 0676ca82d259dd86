import { isObject, property } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import { findSchema } from '../../shape/schema/reference.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Defect } from '../contract.ts'
import { walkObjects } from '../openapi/walk-objects.ts'

/** More than this are not told. */
const MAX_DEFECTS = 1000

/** The references of a JSON Schema and of the files that it names that lead nowhere. */
export function danglingReferences(document: SourceDocument): Defect[] {
  const defects: Defect[] = []
  for (const each of filesOf(document)) {
    walkObjects(each.root, 'schema', (value, kind, path) => {
      const reference = property(value, '$ref')
      if (kind !== 'schema' || typeof reference !== 'string') return
      const pointer = formatPointer(path)
      if (defects.length >= MAX_DEFECTS) return
      if (findSchema({ document: each, pointer, value }, reference) !== null) return
      defects.push({
        reason: 'the reference leads nowhere',
        origin: { file: each.uri, pointer },
      })
    })
  }
  return defects
}

/** A document and all that it leads to. */
export function filesOf(document: SourceDocument): readonly SourceDocument[] {
  const files = new Set([document])
  for (const file of files) for (const other of file.others?.values() ?? []) files.add(other)
  return [...files].filter(file => isObject(file.root))
}
