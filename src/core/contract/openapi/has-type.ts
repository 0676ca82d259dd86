import { isArray, isObject, type Json } from '../../json/json.ts'

const tests: ReadonlyMap<Json, (value: Json) => boolean> = new Map<Json, (value: Json) => boolean>([
  ['null', value => value === null],
  ['boolean', value => typeof value === 'boolean'],
  ['string', value => typeof value === 'string'],
  ['number', value => typeof value === 'number'],
  ['integer', value => typeof value === 'number' && Number.isInteger(value)],
  ['array', isArray],
  ['object', isObject],
])

/** Whether a value is of the `type` of a schema, a name or a list of names. Names that are none refuse nothing. */
export function hasType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true
  const names = isArray(type) ? type : [type]
  return names.some(name => tests.get(name)?.(value) ?? true)
}
