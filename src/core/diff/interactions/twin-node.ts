import { isArray, isObject, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken } from '../../json/pointer.ts'
import { schemaMapWords } from '../../shape/schema/applicators.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { assertedFormat } from './asserted-format.ts'
import { schemaAt } from './schema-parts.ts'
import { sent, type InPlace, type TwinMode } from './twin-mode.ts'

/** What names a schema, of which a copy must not be another, what asserts nothing, and what is read elsewhere. */
const leftOut: ReadonlySet<string> = new Set(
  '$schema $id $anchor $dynamicAnchor $recursiveAnchor $defs definitions example examples default discriminator $ref allOf anyOf oneOf'.split(
    ' ',
  ),
)

/** Keywords that hold one schema, a list of them, or a map of them. */
const single: ReadonlySet<string> = new Set(
  'items additionalProperties unevaluatedProperties unevaluatedItems additionalItems contains propertyNames then else not if'.split(
    ' ',
  ),
)
const lists: ReadonlySet<string> = new Set(['prefixItems', 'items'])
const maps: ReadonlySet<string> = new Set(schemaMapWords)

/** Under these nothing is taken away, since less would mean more. */
const conditions: ReadonlySet<string> = new Set(['not', 'if'])

/** The keywords of one schema without what it is joined to; what stands in it stays at its place. */
export function twinNode(schema: Schema, mode: TwinMode, inPlace: InPlace): JsonObject {
  const { value } = schema
  if (!isObject(value)) return {}
  const out: [string, Json][] = []
  for (const keyword of Object.keys(value)) {
    const member = value[keyword] ?? null
    const isDropped = mode.kind === 'expected' && keyword === 'required'
    if (leftOut.has(keyword) || isDropped) continue
    const at = appendToken(schema.pointer, keyword)
    const inner = conditions.has(keyword) ? sent : mode
    out.push([
      keyword,
      childrenOf(keyword, member, (child, token) => {
        const pointer = token === null ? at : appendToken(at, token)
        return schemaAt(schema, pointer, child).map(found => inPlace(found, inner))[0] ?? child
      }),
    ])
  }
  const format = assertedFormat(value)
  return Object.fromEntries(format === null ? out : [...out, ['allOf', [format]]])
}

type Convert = (child: Json, token: string | number | null) => Json

function childrenOf(keyword: string, member: Json, convert: Convert): Json {
  if (lists.has(keyword) && isArray(member)) return member.map((child, i) => convert(child, i))
  if (single.has(keyword)) return convert(member, null)
  if (!maps.has(keyword) || !isObject(member)) return member
  return Object.fromEntries(
    Object.keys(member).map(key => [key, convert(member[key] ?? true, key)]),
  )
}
