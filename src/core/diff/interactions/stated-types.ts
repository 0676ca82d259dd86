import type { Contract, Operation } from '../../contract/contract.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { valueAt } from '../../json/pointer.ts'

/**
 * The media types that an operation of OpenAPI 2.0 takes (`consumes`) or answers (`produces`), also where it has no schema
 * for them; null for other documents and where nothing is stated.
 */
export function statedTypes(
  { document }: Contract,
  { origin }: Operation,
  keyword: 'consumes' | 'produces',
): readonly string[] | null {
  if (document.dialect !== 'openapi-2.0' || !isObject(document.root)) return null
  const own = valueAt(document.root, origin.pointer)
  const list = (isObject(own) ? listAt(own, keyword) : null) ?? listAt(document.root, keyword)
  const types = list?.filter(type => typeof type === 'string').map(type => type.toLowerCase())
  return types === undefined || types.length === 0 ? null : types
}

function listAt(value: JsonObject, keyword: string): readonly Json[] | null {
  const list = property(value, keyword)
  return isArray(list) ? list : null
}
