import { equalJson } from '../../json/canonical.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { hasType } from './has-type.ts'
import type { DefectMore, Reading } from './reading.ts'

/** What is wrong with one keyword of a schema. */
export interface SchemaFault extends DefectMore {
  readonly reason: string
  /** Where below the schema it stands; at the keyword when left out. */
  readonly at?: readonly (string | number)[]
}

type Check = (schema: JsonObject, version: Reading['version']) => SchemaFault | undefined

/** One look at each keyword that can be wrong by itself, by keyword. None follows references. */
export const schemaChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['items', checkItems],
  ['type', checkType],
  ['nullable', checkNullable],
  ['enum', checkEnum],
  ['pattern', checkPattern],
  ['required', checkRequired],
  ['default', checkDefault],
  ['example', checkExample],
  ['examples', checkExamples],
])

function isModern(version: Reading['version']): boolean {
  return version === '3.1' || version === '3.2'
}

function checkItems(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  if (!isArray(property(schema, 'items'))) return undefined
  const remedy = isModern(version) ? '; `prefixItems` is the list' : ''
  return { code: 'items-list', reason: `\`items\` must be one schema, not a list${remedy}` }
}

function checkType(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  if (isModern(version) || !isArray(property(schema, 'type'))) return undefined
  return {
    code: 'type-list',
    reason: `\`type\` must be one name in OpenAPI ${version}, not a list`,
  }
}

function checkNullable(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  if (property(schema, 'nullable') !== true || version === '2.0') return undefined
  const code = 'nullable-without-type'
  if (isModern(version)) {
    return { code, reason: '`nullable` has no effect since OpenAPI 3.1; `type` can list `null`' }
  }
  if (property(schema, 'type') !== undefined) return undefined
  return { code, reason: '`nullable` has no effect without `type`' }
}

function checkEnum(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  const values = property(schema, 'enum')
  if (!isArray(values) || values.includes(null)) return undefined
  const type = property(schema, 'type')
  const word = version === '2.0' ? 'x-nullable' : 'nullable'
  const isNullable = isModern(version)
    ? isArray(type) && type.includes('null')
    : property(schema, word) === true
  if (!isNullable) return undefined
  return { code: 'enum-without-null', reason: '`enum` lacks the null that the schema admits' }
}

// The same few patterns stand in a document thousands of times.
const patterns = new Map<string, boolean>()
const MAX_PATTERNS = 10_000

function checkPattern(schema: JsonObject): SchemaFault | undefined {
  const pattern = property(schema, 'pattern')
  if (typeof pattern !== 'string' || compiles(pattern)) return undefined
  return {
    code: 'pattern-invalid',
    reason: '`pattern` is no regular expression of ECMA-262; it is not checked',
  }
}

function compiles(pattern: string): boolean {
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  const valid = ['u', ''].some(flags => {
    try {
      return new RegExp(pattern, flags).flags === flags
    } catch {
      return false
    }
  })
  if (patterns.size < MAX_PATTERNS) patterns.set(pattern, valid)
  return valid
}

function checkRequired(schema: JsonObject): SchemaFault | undefined {
  const required = property(schema, 'required')
  if (!isArray(required) || property(schema, 'additionalProperties') !== false) return undefined
  if (property(schema, 'patternProperties') !== undefined) return undefined
  const properties = property(schema, 'properties')
  const known = isObject(properties) ? properties : {}
  const missing = required.find(name => typeof name === 'string' && !Object.hasOwn(known, name))
  if (typeof missing !== 'string') return undefined
  return {
    code: 'required-forbidden',
    about: missing,
    reason: `\`${missing.slice(0, 80)}\` is required, but \`additionalProperties: false\` forbids it`,
  }
}

function checkDefault(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  return checkValue(schema, version, 'default', property(schema, 'default'))
}

function checkExample(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  return checkValue(schema, version, 'example', property(schema, 'example'))
}

function checkExamples(schema: JsonObject, version: Reading['version']): SchemaFault | undefined {
  const examples = property(schema, 'examples')
  if (!isArray(examples)) return undefined
  for (const [index, example] of examples.entries()) {
    const fault = checkValue(schema, version, 'example', example)
    if (fault) return { ...fault, at: ['examples', index] }
  }
  return undefined
}

/** Kinds and enum only: examples that fail more than that are so common that nobody would read it. */
function checkValue(
  schema: JsonObject,
  version: Reading['version'],
  word: 'default' | 'example',
  value: Json | undefined,
): SchemaFault | undefined {
  if (value === undefined) return undefined
  const code = `${word}-of-other-type` as const
  const nullWord = version === '2.0' ? 'x-nullable' : 'nullable'
  if (value === null && !isModern(version) && property(schema, nullWord) === true) return undefined
  const type = property(schema, 'type')
  if (!hasType(value, type)) {
    return { code, level: 'info', reason: `the ${word} is not of the \`type\` beside it` }
  }
  const values = property(schema, 'enum')
  if (!isArray(values) || values.some(each => equalJson(each, value))) return undefined
  return { code, level: 'info', reason: `the ${word} is not in the \`enum\` beside it` }
}
