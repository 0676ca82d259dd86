import { isObject, property } from '../../json/json.ts'
import { fragmentOf } from './uri.ts'
import { findSchema } from './reference.ts'
import { resourceOf, type Resource } from './resource.ts'
import { indexOf } from './schema-index.ts'
import type { Schema } from './schema.ts'

/** The resources that evaluation has come through, innermost first. */
export interface DynamicScope {
  readonly resource: Resource
  readonly outer: DynamicScope | null
}

/**
 * The schema that a `$dynamicRef` (or `$recursiveRef`, written `#`) names, seen from where evaluation came.
 * Null where it leads nowhere.
 *
 * @see JSON Schema 2020-12 core, 8.2.3.2, and 2019-09 core, 8.2.4.2
 */
export function resolveDynamic(
  schema: Schema,
  reference: string,
  scope: DynamicScope | null,
): Schema | null {
  const target = findSchema(schema, reference)
  if (target === null || !isObject(target.value)) return target
  if (schema.document.dialect === 'json-schema-2019-09') return resolveRecursive(target, scope)
  const name = fragmentOf(reference)
  if (name === '' || property(target.value, '$dynamicAnchor') !== name) return target
  return outermost(
    scope,
    resource => {
      return indexOf(resource.document).dynamicAnchors.get(resource)?.get(name)
    },
    target,
  )
}

function resolveRecursive(target: Schema, scope: DynamicScope | null): Schema {
  if (!isRecursiveAnchor(target)) return target
  return outermost(
    scope,
    resource => {
      const { document, pointer, value } = resource
      const root = isObject(value) ? { document, pointer, value } : undefined
      return root && isRecursiveAnchor(root) ? root : undefined
    },
    target,
  )
}

function isRecursiveAnchor({ value }: Schema): boolean {
  return isObject(value) && property(value, '$recursiveAnchor') === true
}

function outermost(
  scope: DynamicScope | null,
  find: (resource: Resource) => Schema | undefined,
  nearest: Schema,
): Schema {
  let found = find(resourceOf(nearest)) ?? nearest
  for (let at = scope; at !== null; at = at.outer) found = find(at.resource) ?? found
  return found
}
