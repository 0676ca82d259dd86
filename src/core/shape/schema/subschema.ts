import { isArray, isObject, property, type Json } from '../../json/json.ts'
import { appendToken } from '../../json/pointer.ts'
import type { Schema } from './schema.ts'

/** The schema at these tokens below; where nothing that is a schema stands, one that admits anything. */
export function subschema(schema: Schema, ...tokens: readonly (string | number)[]): Schema {
  let value: Json | undefined = schema.value
  for (const token of tokens) {
    if (isArray(value)) value = value[Number(token)]
    else value = isObject(value) ? property(value, String(token)) : undefined
  }
  return {
    document: schema.document,
    pointer: tokens.reduce<string>(appendToken, schema.pointer),
    value: isObject(value) || typeof value === 'boolean' ? value : true,
  }
}
