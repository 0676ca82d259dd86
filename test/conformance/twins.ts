import { valueAt } from '../../src/core/json/pointer.ts'
import { decodeFragment } from '../../src/core/contract/openapi/follow.ts'
import {
  isOpaque,
  itemKind,
  memberKind,
  type PartKind,
} from '../../src/core/contract/openapi/child-kind.ts'
import { isArray, isObject, type Json, type JsonObject } from '../../src/core/json/json.ts'

/** Another spelling of a document, of the same meaning; null where the document cannot be spelled so. */
export type Twin = (root: JsonObject) => JsonObject | null

/** Changes every object that OpenAPI gives a meaning, from the inside out. */
function rewrite(
  value: Json,
  kind: PartKind,
  change: (object: JsonObject, kind: PartKind) => Json,
): Json {
  if (isOpaque(kind, value)) return value
  if (isArray(value)) return value.map(item => rewrite(item, itemKind(kind), change))
  const members = Object.entries(value as JsonObject).map(
    ([key, member]) => [key, rewrite(member, memberKind(kind, key), change)] as const,
  )
  return change(Object.fromEntries(members), kind)
}

function withSchemas(root: JsonObject, change: (schema: JsonObject) => Json): JsonObject {
  const changed = rewrite(root, 'node', (object, kind) =>
    kind === 'schema' ? change(object) : object,
  )
  return isObject(changed) ? changed : root
}

function minorOf({ openapi }: JsonObject): string {
  return typeof openapi === 'string' ? openapi.slice(0, 3) : ''
}

/** Keys of objects in another order. */
export const shuffled: Twin = root => turned(root) as JsonObject

function turned(value: Json): Json {
  if (isArray(value)) return value.map(turned)
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([key, member]) => [key, turned(member)] as const)
  const half = members.length >> 1
  return Object.fromEntries([...members.slice(half), ...members.slice(0, half)].reverse())
}

/** What references to parts of the document name, in their place; references inside of that stay. */
export const inlined: Twin = root =>
  rewrite(root, 'node', (object, kind) => {
    const reference = object['$ref']
    const isWhole = Object.keys(object).length === 1 && kind !== 'nodes' && kind !== 'schemas'
    if (!isWhole || typeof reference !== 'string' || !reference.startsWith('#/')) return object
    return valueAt(root, decodeFragment(reference.slice(1))) ?? object
  }) as JsonObject

/** Every schema as the only one of an `allOf`. */
export const wrapped: Twin = root => withSchemas(root, schema => ({ allOf: [schema] }))

/** References percent-encoded as far as that goes. */
export const encoded: Twin = root =>
  rewrite(root, 'node', object => {
    const reference = object['$ref']
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return object
    const tokens = reference
      .slice(2)
      .split('/')
      .map(token => encodedToken(decodeFragment(token)))
    return { ...object, $ref: `#/${tokens.join('/')}` }
  }) as JsonObject

function encodedToken(token: string): string {
  const [first = ''] = token
  const rest = encodeURIComponent(token.slice(first.length))
  const start = /[a-z]/i.test(first)
    ? `%${first.charCodeAt(0).toString(16)}`
    : encodeURIComponent(first)
  return start + rest
}

/** OpenAPI 3.0 in the words of 3.1. */
export const modern: Twin = root => {
  if (minorOf(root) !== '3.0') return null
  const { 'x-webhooks': webhooks, ...rest } = withSchemas(root, modernSchema)
  return { ...rest, openapi: '3.1.0', ...(webhooks === undefined ? {} : { webhooks }) }
}

function modernSchema(schema: JsonObject): Json {
  const { $ref } = schema
  // Beside a reference only `nullable` is taken to mean what its author meant.
  if (typeof $ref === 'string') {
    return schema['nullable'] === true ? { oneOf: [{ $ref }, { type: 'null' }] } : { $ref }
  }
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema
  const next: Record<string, Json> = { ...rest }
  moveBound(next, 'minimum', 'exclusiveMinimum', exclusiveMinimum)
  moveBound(next, 'maximum', 'exclusiveMaximum', exclusiveMaximum)
  if (nullable !== true) return next
  const { type } = schema
  if (typeof type !== 'string') return { anyOf: [next, { type: 'null' }] }
  return { ...next, ...withNull(next, [type, 'null']) }
}

function moveBound(
  schema: Record<string, Json>,
  bound: string,
  exclusive: string,
  flag: Json | undefined,
): void {
  const value = schema[bound]
  if (flag === true && value !== undefined) {
    delete schema[bound]
    schema[exclusive] = value
  } else if (flag !== undefined && typeof flag !== 'boolean') schema[exclusive] = flag
}

/** A nullable enum lists null, which many documents forget. */
function withNull(schema: JsonObject, type: readonly string[]): JsonObject {
  const { enum: values } = schema
  if (!isArray(values) || values.includes(null)) return { type }
  return { type, enum: [...values, null] }
}

/** Types with null as `oneOf` of the type and null, in the words of 3.1. */
export const alternated: Twin = root => {
  const base = minorOf(root) === '3.0' ? modern(root) : root
  if (base === null || !['3.1', '3.2'].includes(minorOf(base))) return null
  return withSchemas(base, schema => {
    const { type, enum: values, title, description, ...rest } = schema
    if (!isArray(type) || type.length < 2 || !type.includes('null')) return schema
    if (
      ['default', 'readOnly', 'writeOnly', 'deprecated', 'allOf', 'anyOf', 'oneOf'].some(
        key => key in rest,
      )
    ) {
      return schema
    }
    const others = type.filter(name => name !== 'null')
    const kept = isArray(values) ? { enum: values.filter(value => value !== null) } : {}
    const first = { ...rest, ...kept, type: others.length === 1 ? (others[0] ?? '') : others }
    const said = Object.fromEntries(
      Object.entries({ title, description }).filter(([, value]) => value !== undefined),
    ) as JsonObject
    return { ...said, oneOf: [first, { type: 'null' }] }
  })
}

/** JSON text with every whole number spelled with a fraction of zero. */
export function withFractions(root: Json): string {
  if (isArray(root)) return `[${root.map(withFractions).join()}]`
  if (isObject(root)) {
    const members = Object.entries(root).map(
      ([key, member]) => `${JSON.stringify(key)}:${withFractions(member)}`,
    )
    return `{${members.join()}}`
  }
  const text = JSON.stringify(root)
  return typeof root === 'number' && /^-?\d+$/.test(text) ? `${text}.0` : text
}

/** YAML in block style; strings in double quotes are those of JSON. */
export function yamlText(root: Json, indent = ''): string {
  if (isArray(root) && root.length > 0) {
    return root.map(item => `\n${indent}-${below(item, `${indent}  `)}`).join('')
  }
  if (!isObject(root) || Object.keys(root).length === 0) return ` ${JSON.stringify(root)}`
  return Object.entries(root)
    .map(([key, member]) => `\n${indent}${JSON.stringify(key)}:${below(member, `${indent}  `)}`)
    .join('')
}

function below(value: Json, indent: string): string {
  return yamlText(value, indent)
}
