import { isArray, isObject, type Json } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'

const named = ['$anchor', '$dynamicAnchor', '$id', '$recursiveAnchor'] as const
const known = new WeakMap<SourceDocument, ReadonlyMap<string, readonly Pointer[]>>()

/**
 * Where each `$anchor`, `$dynamicAnchor` and `$id` of a document stands. Few documents have any, and the whole
 * document has to be searched, so this is done only when a reference asks for one.
 */
export function anchorsOf(document: SourceDocument): ReadonlyMap<string, readonly Pointer[]> {
  const before = known.get(document)
  if (before) return before
  const found = new Map<string, Pointer[]>()
  collect(document.root, '', found)
  known.set(document, found)
  return found
}

function collect(value: Json, pointer: Pointer, found: Map<string, Pointer[]>): void {
  if (isArray(value)) {
    value.forEach((item, index) => collect(item, `${pointer}/${index}`, found))
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      const name = typeof member === 'string' && named.some(each => each === key) ? member : null
      if (name !== null) found.set(name, [...(found.get(name) ?? []), pointer])
      else if (typeof member === 'object' && member !== null) {
        collect(member, appendToken(pointer, key), found)
      }
    }
  }
}
