import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { membersOf } from './schema-parts.ts'

/** The alternatives of a `oneOf` with the values of its discriminator that choose each. */
export interface TaggedBranches {
  readonly tag: string
  readonly branches: readonly { readonly schema: Schema; readonly values: readonly Json[] }[]
}

/**
 * Null where there is no discriminator, or it does not say by which values its alternatives are told apart. Where it has
 * a mapping, an alternative that the mapping leaves out is never chosen.
 *
 * @see OpenAPI 3.1.1, section "Discriminator Object".
 */
export function taggedBranches(schema: Schema): TaggedBranches | null {
  const { value } = schema
  const discriminator = isObject(value) ? property(value, 'discriminator') : undefined
  if (!isObject(discriminator)) return null
  const tag = property(discriminator, 'propertyName')
  if (typeof tag !== 'string') return null
  const mapping = property(discriminator, 'mapping')
  const branches = membersOf(schema, 'oneOf').map(branch => ({
    schema: branch,
    values: isObject(mapping) ? mappedTo(branch, mapping) : statedBy(branch, tag),
  }))
  const isTold = isObject(mapping)
    ? branches.some(({ values }) => values.length > 0)
    : branches.every(({ values }) => values.length > 0)
  return isTold ? { tag, branches: branches.filter(({ values }) => values.length > 0) } : null
}

function mappedTo({ value }: Schema, mapping: JsonObject): string[] {
  const reference = isObject(value) ? property(value, '$ref') : undefined
  if (typeof reference !== 'string') return []
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return Object.keys(mapping).filter(key => mapping[key] === reference || mapping[key] === name)
}

function statedBy(branch: Schema, tag: string): readonly Json[] {
  const { value } = resolveReference(branch) ?? branch
  const properties = isObject(value) ? property(value, 'properties') : undefined
  const own = isObject(properties) ? property(properties, tag) : undefined
  if (!isObject(own)) return []
  const constant = property(own, 'const')
  if (constant !== undefined) return [constant]
  const values = property(own, 'enum')
  return isArray(values) ? values : []
}
