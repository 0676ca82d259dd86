import { isObject, property } from '../../json/json.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import { withoutFragment } from '../../shape/schema/uri.ts'

/** The address that a document of OpenAPI 3.2 gives itself by `$self`, without a fragment; else undefined. */
export function selfOf({ dialect, root }: SourceDocument): string | undefined {
  if (dialect !== 'openapi-3.2' || !isObject(root)) return undefined
  const self = property(root, '$self')
  return typeof self === 'string' ? withoutFragment(self) : undefined
}
