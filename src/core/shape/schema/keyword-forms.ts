import { isArray, isObject, type Json } from '../../json/json.ts'
import type { NormalKeywords } from './normal-keywords.ts'
import type { Schema } from './schema.ts'
import { subschema } from './subschema.ts'

/** How the value of a keyword is read; nothing comes of a value of the wrong form. */
export interface KeywordForm {
  /** Whether it belongs to the validation vocabulary, which a meta-schema can leave out. */
  readonly asserts?: true
  readonly read: (value: Json, at: KeywordAt) => NormalKeywords
}

interface KeywordAt {
  readonly schema: Schema
  readonly keyword: string
}

const number: KeywordForm['read'] = (value, { keyword }) =>
  typeof value === 'number' ? { [keyword]: value } : {}

const positive: KeywordForm['read'] = (value, { keyword }) =>
  typeof value === 'number' && value > 0 ? { [keyword]: value } : {}

const text: KeywordForm['read'] = (value, { keyword }) =>
  typeof value === 'string' ? { [keyword]: value } : {}

const flag: KeywordForm['read'] = (value, { keyword }) =>
  typeof value === 'boolean' ? { [keyword]: value } : {}

const anything: KeywordForm['read'] = (value, { keyword }) => ({ [keyword]: value })

const list: KeywordForm['read'] = (value, { keyword }) =>
  isArray(value) ? { [keyword]: value } : {}

const names: KeywordForm['read'] = (value, { keyword }) =>
  isArray(value) ? { [keyword]: value.filter(name => typeof name === 'string') } : {}

const one: KeywordForm['read'] = (value, { schema, keyword }) =>
  isSchemaValue(value) ? { [keyword]: subschema(schema, keyword) } : {}

const several: KeywordForm['read'] = (value, { schema, keyword }) =>
  isArray(value) && value.length > 0
    ? { [keyword]: value.map((_, index) => subschema(schema, keyword, index)) }
    : {}

const named: KeywordForm['read'] = (value, { schema, keyword }) =>
  isObject(value)
    ? { [keyword]: new Map(Object.keys(value).map(key => [key, subschema(schema, keyword, key)])) }
    : {}

const nameLists: KeywordForm['read'] = (value, { keyword }) => {
  if (!isObject(value)) return {}
  const entries = Object.keys(value).map(key => [key, stringsOf(value[key])] as const)
  return { [keyword]: new Map(entries) }
}

export function stringsOf(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter(name => typeof name === 'string') : []
}

export function isSchemaValue(value: Json | undefined): boolean {
  return isObject(value) || typeof value === 'boolean'
}

const assertion = (read: KeywordForm['read']): KeywordForm => ({ asserts: true, read })

/** `type`, `items`, `dependencies` and `discriminator` differ by dialect and are read elsewhere. */
export const keywordForms: ReadonlyMap<string, KeywordForm> = new Map([
  ['$ref', { read: text }],
  ['$dynamicRef', { read: text }],
  ['enum', assertion(list)],
  ['const', assertion(anything)],
  ['multipleOf', assertion(positive)],
  ['minimum', assertion(number)],
  ['maximum', assertion(number)],
  ['exclusiveMinimum', assertion(number)],
  ['exclusiveMaximum', assertion(number)],
  ['minLength', assertion(number)],
  ['maxLength', assertion(number)],
  ['pattern', assertion(text)],
  ['format', { read: text }],
  ['contentEncoding', { read: text }],
  ['contentMediaType', { read: text }],
  ['contentSchema', { read: one }],
  ['contains', { read: one }],
  ['minContains', assertion(number)],
  ['maxContains', assertion(number)],
  ['minItems', assertion(number)],
  ['maxItems', assertion(number)],
  ['uniqueItems', assertion(flag)],
  ['unevaluatedItems', { read: one }],
  ['properties', { read: named }],
  ['patternProperties', { read: named }],
  ['additionalProperties', { read: one }],
  ['propertyNames', { read: one }],
  ['required', assertion(names)],
  ['minProperties', assertion(number)],
  ['maxProperties', assertion(number)],
  ['dependentRequired', assertion(nameLists)],
  ['dependentSchemas', { read: named }],
  ['unevaluatedProperties', { read: one }],
  ['allOf', { read: several }],
  ['anyOf', { read: several }],
  ['oneOf', { read: several }],
  ['not', { read: one }],
  ['if', { read: one }],
  ['then', { read: one }],
  ['else', { read: one }],
  ['default', { read: anything }],
  ['deprecated', { read: flag }],
  ['readOnly', { read: flag }],
  ['writeOnly', { read: flag }],
  ['title', { read: text }],
  ['description', { read: text }],
])
