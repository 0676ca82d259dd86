import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'

/** The keywords that can differ in a way somebody notices; all others (titles, examples, prose) never count. */
const plain: readonly string[] = [
  'format',
  'const',
  'default',
  'pattern',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'multipleOf',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'maxContains',
  'minContains',
  'maxProperties',
  'minProperties',
  'required',
  'contentEncoding',
  'contentMediaType',
  'discriminator',
  'dependentRequired',
  'x-extensible-enum',
  'x-sunset',
  'x-stability-level',
]
const flags: readonly string[] = ['uniqueItems', 'readOnly', 'writeOnly', 'deprecated']
export const schemaWords: readonly string[] = [
  'contains',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
  'not',
  'items',
  'additionalProperties',
]
export const schemaListWords: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
export const schemaMapWords: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas']
const copied: readonly string[] = [...plain, ...schemaWords, ...schemaMapWords, ...schemaListWords]

export interface Spelled {
  readonly words: JsonObject
  readonly types: readonly string[]
  readonly nullable: boolean
}

/** One spelling for all dialects: numeric exclusive bounds, a list of types without null, prefixItems. */
export function spell(value: JsonObject): Spelled {
  const words: Record<string, Json> = {}
  for (const word of copied) {
    const found = property(value, word)
    if (found !== undefined && !isEmptyList(found)) words[word] = found
  }
  for (const word of flags) if (property(value, word) === true) words[word] = true
  spellBound(value, words, 'minimum', 'exclusiveMinimum')
  spellBound(value, words, 'maximum', 'exclusiveMaximum')
  spellItems(value, words)
  spellDependencies(value, words)
  const { types, nullable } = spellTypes(value)
  spellEnum(value, words, nullable)
  // A promise of nothing is no promise: these are the defaults of the dialects.
  if (words['additionalProperties'] === true) delete words['additionalProperties']
  if (words['minLength'] === 0) delete words['minLength']
  if (words['minItems'] === 0) delete words['minItems']
  if (words['minProperties'] === 0) delete words['minProperties']
  return { words, types, nullable }
}

function isEmptyList(value: Json): boolean {
  return isArray(value) && value.length === 0
}

function spellTypes(value: JsonObject): { types: readonly string[]; nullable: boolean } {
  const type = property(value, 'type')
  const stated = isArray(type) ? type : [type]
  const all = stated.filter((name): name is string => typeof name === 'string')
  const nullable =
    property(value, 'nullable') === true ||
    property(value, 'x-nullable') === true ||
    (all.includes('null') && all.length > 1)
  const types = all.length === 1 ? all : all.filter(name => name !== 'null')
  return { types: [...new Set(types)].sort(), nullable }
}

function spellEnum(value: JsonObject, words: Record<string, Json>, nullable: boolean): void {
  const values = property(value, 'enum')
  if (!isArray(values)) return
  // Whether a nullable enum lists null is a matter of taste; many documents forget it.
  words['enum'] = nullable ? values.filter(item => item !== null) : values
}

function spellBound(
  value: JsonObject,
  words: Record<string, Json>,
  bound: string,
  exclusive: string,
): void {
  const flag = property(value, exclusive)
  if (typeof flag !== 'boolean') return
  delete words[exclusive]
  const limit = property(value, bound)
  if (!flag || limit === undefined) return
  words[exclusive] = limit
  delete words[bound]
}

function spellItems(value: JsonObject, words: Record<string, Json>): void {
  const items = property(value, 'items')
  if (!isArray(items)) return
  words['prefixItems'] = items
  const rest = property(value, 'additionalItems')
  if (rest === undefined) delete words['items']
  else words['items'] = rest
}

function spellDependencies(value: JsonObject, words: Record<string, Json>): void {
  const dependencies = property(value, 'dependencies')
  if (!isObject(dependencies)) return
  const entries = Object.entries(dependencies)
  const lists = entries.filter(([, needed]) => isArray(needed))
  const schemas = entries.filter(([, needed]) => !isArray(needed))
  if (lists.length > 0) words['dependentRequired'] = Object.fromEntries(lists)
  if (schemas.length > 0) words['dependentSchemas'] = Object.fromEntries(schemas)
}
