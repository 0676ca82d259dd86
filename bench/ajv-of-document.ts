import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Json, JsonObject } from '../src/core/json/json.ts'

/** The formats that `check` asserts in responses. */
const asserted = ['date-time', 'date', 'time', 'uuid', 'uri', 'email', 'ipv4', 'ipv6'] as const

/** Ajv over an OpenAPI 3.0 document, put into the words of 2020-12 first: it knows neither `nullable` nor its place. */
export function ajvOf(document: JsonObject): (pointer: string) => ValidateFunction {
  const normal = structuredClone(document)
  normalise(normal)
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateSchema: false,
    logger: false,
    addUsedSchema: false,
    discriminator: false,
  })
  addFormats.default(ajv, [...asserted])
  ajv.addSchema(normal, 'document')
  return pointer => ajv.compile({ $ref: `document#${encodeURI(pointer)}` })
}

function normalise(value: Json): void {
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value)) return value.forEach(normalise)
  const node = value as Record<string, Json>
  if (node['nullable'] === true) allowNull(node)
  for (const [key, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (node[key] === true) Object.assign(node, { [key]: node[bound] })
    if (typeof node[key] === 'boolean') delete node[key]
  }
  for (const [key, member] of Object.entries(node))
    if (!['example', 'examples', 'enum', 'default'].includes(key)) normalise(member)
}

function allowNull(node: Record<string, Json>): void {
  delete node['nullable']
  const own = { ...node }
  for (const key of Object.keys(node)) delete node[key]
  node['anyOf'] = [own, { type: 'null' }]
}
