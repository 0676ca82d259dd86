import { isArray, isObject, property, type JsonObject } from '../../json/json.ts'
import { knowsKeyword, type DialectTraits } from './dialect.ts'
import { isSchemaValue, stringsOf } from './keyword-forms.ts'
import type { KeywordsDraft } from './normal-keywords.ts'
import type { Schema } from './schema.ts'
import { subschema } from './subschema.ts'

/** A list under `items` is `prefixItems`, and then `additionalItems` is `items`. */
export function readItems(
  schema: Schema,
  value: JsonObject,
  draft: KeywordsDraft,
  dialect: DialectTraits,
): void {
  const items = property(value, 'items')
  if (knowsKeyword(dialect, 'prefixItems') && isArray(property(value, 'prefixItems'))) {
    draft.prefixItems = listAt(schema, value, 'prefixItems')
  }
  if (isArray(items) && knowsKeyword(dialect, 'additionalItems')) {
    draft.prefixItems = listAt(schema, value, 'items')
    if (isSchemaValue(property(value, 'additionalItems'))) {
      draft.items = subschema(schema, 'additionalItems')
    }
  } else if (isSchemaValue(items)) draft.items = subschema(schema, 'items')
}

function listAt(schema: Schema, value: JsonObject, keyword: string): readonly Schema[] {
  const list = property(value, keyword)
  return isArray(list) ? list.map((_, index) => subschema(schema, keyword, index)) : []
}

/** `dependencies` split into its two meanings; it adds to what is stated in the newer spelling. */
export function readDependencies(schema: Schema, value: JsonObject, draft: KeywordsDraft): void {
  const dependencies = property(value, 'dependencies')
  if (!isObject(dependencies)) return
  const required = new Map(draft.dependentRequired)
  const schemas = new Map(draft.dependentSchemas)
  for (const key of Object.keys(dependencies)) {
    const needed = property(dependencies, key)
    if (isSchemaValue(needed)) schemas.set(key, subschema(schema, 'dependencies', key))
    else required.set(key, typeof needed === 'string' ? [needed] : stringsOf(needed))
  }
  if (required.size > 0) draft.dependentRequired = required
  if (schemas.size > 0) draft.dependentSchemas = schemas
}

/** An object since OpenAPI 3.0, the name of the property alone before. */
export function readDiscriminator(value: JsonObject, draft: KeywordsDraft): void {
  const stated = property(value, 'discriminator')
  if (typeof stated === 'string') {
    draft.discriminator = { propertyName: stated, mapping: new Map() }
    return
  }
  const propertyName = isObject(stated) ? property(stated, 'propertyName') : undefined
  if (!isObject(stated) || typeof propertyName !== 'string') return
  const mapping = property(stated, 'mapping')
  const entries = isObject(mapping) ? Object.entries(mapping) : []
  const defaultMapping = property(stated, 'defaultMapping')
  draft.discriminator = {
    propertyName,
    ...(typeof defaultMapping === 'string' && { defaultMapping }),
    mapping: new Map(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  }
}
